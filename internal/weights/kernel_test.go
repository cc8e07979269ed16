package weights

import (
	"errors"
	"testing"
)

func TestKernelScores(t *testing.T) {
	for _, test := range []struct {
		name    string
		classes int
	}{
		{"narrow", 4},
		{"wide", 16},
	} {
		t.Run(test.name, func(t *testing.T) {
			features := []uint64{Mix(1, 2), Mix(3, 4), Mix(5, 6)}
			var rows []KernelRow
			for i, f := range features {
				row := KernelRow{Feature: f, Weights: make([]int8, test.classes)}
				for c := range row.Weights {
					row.Weights[c] = int8(c*5 - i*30)
				}
				rows = append(rows, row)
			}
			data, err := EncodeKernel("test", test.classes, 8, 0.5, rows)
			if err != nil {
				t.Fatal(err)
			}
			k, err := DecodeKernel(string(data))
			if err != nil {
				t.Fatal(err)
			}
			var got [16]int32
			asked := append([]uint64{Mix(7, 8)}, features...) // the first one is unknown
			if test.classes <= 4 {
				four := k.Scores4(asked)
				copy(got[:], four[:])
			} else {
				got = k.Scores16(asked)
			}
			for c := range test.classes {
				if want := int32(3*c*5 - 90); got[c] != want {
					t.Errorf("class %d: score %d, want %d", c, got[c], want)
				}
			}
		})
	}
}

func TestDecodeKernelErrors(t *testing.T) {
	data, err := EncodeKernel("test", 4, 4, 1, []KernelRow{{Feature: 1, Weights: []int8{1, 2, 3, 4}}})
	if err != nil {
		t.Fatal(err)
	}
	whole := string(data)
	flip := []byte(whole)
	flip[len(flip)-1] ^= 1
	newer := []byte(whole)
	newer[len(kernelMagic)]++
	for _, test := range []struct {
		name, data string
		want       error
	}{
		{"another file", "PNG", ErrMagic},
		{"cut in the prefix", whole[:len(kernelMagic)+3], ErrLength},
		{"cut short", whole[:len(whole)-2], ErrLength},
		{"a bit flipped", string(flip), ErrChecksum},
		{"a later version", string(newer), ErrVersion},
	} {
		if _, err := DecodeKernel(test.data); !errors.Is(err, test.want) {
			t.Errorf("%s: error %v, want %v", test.name, err, test.want)
		}
	}
}
