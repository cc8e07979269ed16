//go:build !purego

#include "textflag.h"

// func prefetch(rows *netRow, features *int32, n int)
TEXT ·prefetch(SB), NOSPLIT, $0-24
	MOVD rows+0(FP), R0
	MOVD features+8(FP), R1
	MOVD n+16(FP), R2
	JMP  test

next:
	MOVW.P 4(R1), R3
	ADD    R3<<6, R0, R4
	PRFM   (R4), PLDL1KEEP
	SUB    $1, R2, R2

test:
	CMP $0, R2
	BGT next
	RET

// func prefetchWord(word *uint64)
TEXT ·prefetchWord(SB), NOSPLIT, $0-8
	MOVD word+0(FP), R0
	PRFM (R0), PLDL1KEEP
	RET
