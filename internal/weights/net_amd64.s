//go:build !purego

#include "go_asm.h"
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

// ROW makes the address of a row from its feature, the last one at most.
#define ROW(off, reg) \
	MOVL    off(BX), reg; \
	INCL    reg;          \
	CMPL    reg, DX;      \
	CMOVLHI DX, reg;      \
	SHLQ    $6, reg;      \
	ADDQ    SI, reg

// func addRowsSSE2(sums, from *sums, rows *netRow, last int, features *int32, n int)
TEXT ·addRowsSSE2(SB), NOSPLIT, $0-48
	MOVQ    sums+0(FP), DI
	MOVQ    from+8(FP), AX
	MOVQ    rows+16(FP), SI
	MOVQ    last+24(FP), DX
	MOVQ    features+32(FP), BX
	MOVQ    n+40(FP), CX
	PCMPEQW X13, X13
	PSRLW   $8, X13
	MOVOU   0(AX), X0
	MOVOU   16(AX), X2
	MOVOU   32(AX), X4
	MOVOU   48(AX), X6
	MOVOU   64(AX), X1
	MOVOU   80(AX), X3
	MOVOU   96(AX), X5
	MOVOU   112(AX), X7
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
	MOVOU X0, 0(DI)
	MOVOU X2, 16(DI)
	MOVOU X4, 32(DI)
	MOVOU X6, 48(DI)
	MOVOU X1, 64(DI)
	MOVOU X3, 80(DI)
	MOVOU X5, 96(DI)
	MOVOU X7, 112(DI)
	RET

// PART adds the products of eight units with their weights at off.
#define PART(off, units) \
	MOVOU   off(SI), X9; \
	PMADDWL units, X9;   \
	PADDL   X9, X8

// CLASS makes the score at place what it is in from and what the weights from off on give.
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
	ADDL   place(R9), AX; \
	MOVL   AX, place(DX)

// func scoreSSE2(out *netOut, units *Units, from, to *[4]int32)
TEXT ·scoreSSE2(SB), NOSPLIT, $0-32
	MOVQ  out+0(FP), SI
	MOVQ  units+8(FP), DI
	MOVQ  from+16(FP), R9
	MOVQ  to+24(FP), DX
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
	PSRLW  $const_netShift, X0;      \
	PMINSW X4, X0;      \
	MOVOU  X0, off(DI)

// func activateSSE2(sums *sums, units *Units, zero int32)
TEXT ·activateSSE2(SB), NOSPLIT, $0-20
	MOVQ    sums+0(FP), SI
	MOVQ    units+8(FP), DI
	MOVL    zero+16(FP), AX
	MOVL    AX, X1
	PSHUFLW $0, X1, X1
	PSHUFD  $0, X1, X1
	PXOR    X2, X2
	MOVL    $(const_NetOne|const_NetOne<<16), AX
	MOVL    AX, X3
	PSHUFD  $0, X3, X3
	MOVL    $(const_netActive|const_netActive<<16), AX
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
