//go:build !purego

#include "go_asm.h"
#include "textflag.h"

// SPLIT adds the even bytes of sum to even and the odd ones to odd, as 16-bit lanes. Y15
// holds the mask of even bytes.
#define SPLIT(sum, tmp, even, odd) \
	VPAND  Y15, sum, tmp;   \
	VPSRLW $8, sum, sum;    \
	VPADDW tmp, even, even; \
	VPADDW sum, odd, odd

// ROWS makes the offsets of four rows from their features, the last one at most. They fit into
// 32 bits as long as there are no more rows than maxNetRows.
#define ROWS \
	VMOVDQU (BX), X8;       \
	VPSUBD  X14, X8, X8;    \
	VPMINUD X13, X8, X8;    \
	VPSLLD  $6, X8, X8;     \
	VMOVQ   X8, R8;         \
	VPEXTRQ $1, X8, R10;    \
	MOVQ    R8, R9;         \
	MOVQ    R10, R11;       \
	MOVL    R8, R8;         \
	MOVL    R10, R10;       \
	SHRQ    $32, R9;        \
	SHRQ    $32, R11

// FOUR adds four rows, two registers each.
#define FOUR \
	VMOVDQU (SI)(R8*1), Y4;         \
	VMOVDQU 32(SI)(R8*1), Y5;       \
	VMOVDQU (SI)(R9*1), Y6;         \
	VMOVDQU 32(SI)(R9*1), Y7;       \
	VPADDB  (SI)(R10*1), Y4, Y4;    \
	VPADDB  32(SI)(R10*1), Y5, Y5;  \
	VPADDB  (SI)(R11*1), Y6, Y6;    \
	VPADDB  32(SI)(R11*1), Y7, Y7;  \
	VPADDB  Y6, Y4, Y4;             \
	VPADDB  Y7, Y5, Y5;             \
	SPLIT(Y4, Y6, Y0, Y2);          \
	SPLIT(Y5, Y7, Y1, Y3)

// START reads the arguments that both functions below have in common. X14 becomes -1 four
// times.
#define START \
	MOVQ     from+8(FP), AX;       \
	MOVQ     rows+16(FP), SI;      \
	MOVQ     last+24(FP), DX;      \
	MOVQ     features+32(FP), BX;  \
	MOVQ     n+40(FP), CX;         \
	VPCMPEQW X14, X14, X14;        \
	VMOVD    DX, X13;              \
	VPSHUFD  $0, X13, X13;         \
	VPCMPEQW Y15, Y15, Y15;        \
	VPSRLW   $8, Y15, Y15;         \
	VMOVDQU  (AX), Y0;             \
	VMOVDQU  32(AX), Y1;           \
	VMOVDQU  64(AX), Y2;           \
	VMOVDQU  96(AX), Y3

// ONE adds one row.
#define ONE \
	MOVL    (BX), R8;           \
	INCL    R8;                 \
	CMPL    R8, DX;             \
	CMOVLHI DX, R8;             \
	SHLQ    $6, R8;             \
	VMOVDQU (SI)(R8*1), Y4;     \
	VMOVDQU 32(SI)(R8*1), Y5;   \
	SPLIT(Y4, Y6, Y0, Y2);      \
	SPLIT(Y5, Y7, Y1, Y3);      \
	ADDQ    $4, BX

// ADDALL adds the rows of CX features, four at a time.
#define ADDALL \
	SUBQ $4, CX;     \
	JLT  left;       \
four:;              \
	ROWS;            \
	FOUR;            \
	ADDQ $16, BX;    \
	SUBQ $4, CX;     \
	JGE  four;       \
left:;              \
	ADDQ $4, CX;     \
	JZ   done;       \
one:;               \
	ONE;             \
	DECQ CX;         \
	JNZ  one;        \
done:

// func addRowsAVX2(sums, from *sums, rows *netRow, last int, features *int32, n int)
TEXT ·addRowsAVX2(SB), NOSPLIT, $0-48
	MOVQ sums+0(FP), DI
	START
	ADDALL

	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, 64(DI)
	VMOVDQU Y3, 96(DI)
	VZEROUPPER
	RET

// ACT makes sixteen activations at off of sums: less zero, cut to 0 and NetOne, squared,
// shifted by netShift and cut to netActive.
#define ACT(sums, off) \
	VPSUBW  Y8, sums, sums;    \
	VPMAXSW Y9, sums, sums;    \
	VPMINSW Y10, sums, sums;   \
	VPMULLW sums, sums, sums;  \
	VPSRLW  $const_netShift, sums, sums;    \
	VPMINSW Y11, sums, sums;   \
	VMOVDQU sums, off(DI)

// func activateAVX2(units *Units, from *sums, rows *netRow, last int, features *int32, n int, zero int32)
TEXT ·activateAVX2(SB), NOSPLIT, $0-52
	MOVQ units+0(FP), DI
	START
	ADDALL

	MOVL         zero+48(FP), AX
	VMOVD        AX, X8
	VPBROADCASTW X8, Y8
	VPXOR        Y9, Y9, Y9
	MOVL         $const_NetOne, AX
	VMOVD        AX, X10
	VPBROADCASTW X10, Y10
	MOVL         $const_netActive, AX
	VMOVD        AX, X11
	VPBROADCASTW X11, Y11
	ACT(Y0, 0)
	ACT(Y1, 32)
	ACT(Y2, 64)
	ACT(Y3, 96)
	VZEROUPPER
	RET

// CLASS makes in sum the products of all units with their weights from off on, summed by
// lanes.
#define CLASS(off, sum, tmp) \
	VPMADDWD off(R8), Y0, sum;      \
	VPMADDWD (off+32)(R8), Y1, tmp; \
	VPADDD   tmp, sum, sum;         \
	VPMADDWD (off+64)(R8), Y2, tmp; \
	VPADDD   tmp, sum, sum;         \
	VPMADDWD (off+96)(R8), Y3, tmp; \
	VPADDD   tmp, sum, sum

// func scoreAVX2(out *netOut, units *Units, set uint32, from, to *Scores)
TEXT ·scoreAVX2(SB), NOSPLIT, $0-40
	MOVQ    out+0(FP), SI
	MOVQ    units+8(FP), DI
	MOVL    set+16(FP), CX
	MOVQ    from+24(FP), R9
	MOVQ    to+32(FP), R10
	VMOVDQU (DI), Y0
	VMOVDQU 32(DI), Y1
	VMOVDQU 64(DI), Y2
	VMOVDQU 96(DI), Y3
	JMP     enough

group:
	BSFL         CX, AX
	LEAL         -1(CX), DX
	ANDL         DX, CX
	IMUL3Q       $const_netOutSize, AX, R8
	ADDQ         SI, R8
	SHLQ         $4, AX
	CLASS(0, Y4, Y8)
	CLASS(128, Y5, Y9)
	CLASS(256, Y6, Y10)
	VPHADDD      Y5, Y4, Y4
	VPHADDD      Y6, Y6, Y6
	VPHADDD      Y6, Y4, Y4 // in each half the sums of the classes 0, 1, 2 and 2
	VEXTRACTI128 $1, Y4, X5
	VPADDD       X5, X4, X4
	VPADDD       (R9)(AX*1), X4, X4
	VMOVDQU      X4, (R10)(AX*1)

enough:
	TESTL CX, CX
	JNZ   group
	VZEROUPPER
	RET
