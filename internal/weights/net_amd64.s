//go:build !purego

#include "textflag.h"

// SPLIT adds the even bytes of sum to even and the odd ones to odd, as 16-bit lanes.
#define SPLIT(sum, tmp, even, odd) \
	MOVO  sum, tmp;  \
	PAND  X13, sum;  \
	PSRLW $8, tmp;   \
	PADDW sum, even; \
	PADDW tmp, odd

// FOUR adds the sixteen weights at off of four rows.
#define FOUR(off, even, odd) \
	MOVOU off(R8), X8;   \
	MOVOU off(R9), X9;   \
	MOVOU off(R10), X10; \
	MOVOU off(R11), X11; \
	PADDB X9, X8;        \
	PADDB X11, X10;      \
	PADDB X10, X8;       \
	SPLIT(X8, X9, even, odd)

// ONE adds those of one row.
#define ONE(off, even, odd) \
	MOVOU off(R8), X8; \
	SPLIT(X8, X9, even, odd)

// LOAD and STORE change between the order of sums, even and odd lanes of each
// word in turn, and that of the registers.
#define LOAD(off, even, odd) \
	MOVOU      off(DI), even;      \
	MOVOU      (off+16)(DI), X8;   \
	MOVO       even, odd;          \
	PUNPCKLQDQ X8, even;           \
	PUNPCKHQDQ X8, odd

#define STORE(off, even, odd) \
	MOVO       even, X8;           \
	PUNPCKLQDQ odd, even;          \
	PUNPCKHQDQ odd, X8;            \
	MOVOU      even, off(DI);      \
	MOVOU      X8, (off+16)(DI)

#define ROW(off, reg) \
	MOVLQSX off(BX), reg; \
	SHLQ    $6, reg;      \
	ADDQ    SI, reg

// func addRowsSSE2(sums *[8][2]uint64, rows *netRow, features *int32, n int)
TEXT ·addRowsSSE2(SB), NOSPLIT, $0-32
	MOVQ    sums+0(FP), DI
	MOVQ    rows+8(FP), SI
	ADDQ    $64, SI // the row of feature 0
	MOVQ    features+16(FP), BX
	MOVQ    n+24(FP), CX
	PCMPEQW X13, X13
	PSRLW   $8, X13
	LOAD(0, X0, X1)
	LOAD(32, X2, X3)
	LOAD(64, X4, X5)
	LOAD(96, X6, X7)
	JMP     enough

four:
	ROW(0, R8)
	ROW(4, R9)
	ROW(8, R10)
	ROW(12, R11)
	FOUR(0, X0, X1)
	FOUR(16, X2, X3)
	FOUR(32, X4, X5)
	FOUR(48, X6, X7)
	ADDQ $16, BX
	SUBQ $4, CX

enough:
	CMPQ CX, $4
	JGE  four
	JMP  left

one:
	ROW(0, R8)
	ONE(0, X0, X1)
	ONE(16, X2, X3)
	ONE(32, X4, X5)
	ONE(48, X6, X7)
	ADDQ $4, BX
	DECQ CX

left:
	TESTQ CX, CX
	JGT   one
	STORE(0, X0, X1)
	STORE(32, X2, X3)
	STORE(64, X4, X5)
	STORE(96, X6, X7)
	RET

// PART adds the products of eight units with their weights at off.
#define PART(off, units) \
	MOVOU   off(SI), X9; \
	PMADDWL units, X9;   \
	PADDL   X9, X8

// CLASS adds to the score at place what the weights from off on give.
#define CLASS(off, place) \
	PXOR   X8, X8;        \
	PART(off, X0);        \
	PART(off+16, X1);     \
	PART(off+32, X2);     \
	PART(off+48, X3);     \
	PART(off+64, X4);     \
	PART(off+80, X5);     \
	PART(off+96, X6);     \
	PART(off+112, X7);    \
	PSHUFD $0x4e, X8, X9; \
	PADDL  X9, X8;        \
	PSHUFD $0xb1, X8, X9; \
	PADDL  X9, X8;        \
	MOVL   X8, AX;        \
	ADDL   AX, place(DX)

// func scoreSSE2(out *netOut, units *[64]uint16, scores *[3]int32)
TEXT ·scoreSSE2(SB), NOSPLIT, $0-24
	MOVQ  out+0(FP), SI
	MOVQ  units+8(FP), DI
	MOVQ  scores+16(FP), DX
	MOVOU 0(DI), X0
	MOVOU 16(DI), X1
	MOVOU 32(DI), X2
	MOVOU 48(DI), X3
	MOVOU 64(DI), X4
	MOVOU 80(DI), X5
	MOVOU 96(DI), X6
	MOVOU 112(DI), X7
	CLASS(0, 0)
	CLASS(128, 4)
	CLASS(256, 8)
	RET

// ACT makes eight activations: the sums less zero, cut to 0 and NetOne, squared, shifted by
// netShift and cut to netActive.
#define ACT(off) \
	MOVOU  off(SI), X0; \
	PSUBW  X1, X0;      \
	PMAXSW X2, X0;      \
	PMINSW X3, X0;      \
	PMULLW X0, X0;      \
	PSRLW  $3, X0;      \
	PMINSW X4, X0;      \
	MOVOU  X0, off(DI)

// func activateSSE2(sums *[8][2]uint64, units *[64]uint16, zero int32)
TEXT ·activateSSE2(SB), NOSPLIT, $0-20
	MOVQ    sums+0(FP), SI
	MOVQ    units+8(FP), DI
	MOVL    zero+16(FP), AX
	MOVL    AX, X1
	PSHUFLW $0, X1, X1
	PSHUFD  $0, X1, X1
	PXOR    X2, X2
	MOVL    $0x00200020, AX // NetOne
	MOVL    AX, X3
	PSHUFD  $0, X3, X3
	MOVL    $0x007f007f, AX // netActive
	MOVL    AX, X4
	PSHUFD  $0, X4, X4
	ACT(0)
	ACT(16)
	ACT(32)
	ACT(48)
	ACT(64)
	ACT(80)
	ACT(96)
	ACT(112)
	RET
