//go:build !purego

#include "textflag.h"

// func prefetch(rows *netRow, features *int32, n int)
TEXT ·prefetch(SB), NOSPLIT, $0-24
	MOVQ rows+0(FP), AX
	MOVQ features+8(FP), BX
	MOVQ n+16(FP), CX
	JMP  test

next:
	MOVLQSX    (BX), DX
	SHLQ       $6, DX
	PREFETCHT0 (AX)(DX*1)
	ADDQ       $4, BX
	DECQ       CX

test:
	TESTQ CX, CX
	JGT   next
	RET

// func prefetchWord(word *uint64)
TEXT ·prefetchWord(SB), NOSPLIT, $0-8
	MOVQ       word+0(FP), AX
	PREFETCHT0 (AX)
	RET
