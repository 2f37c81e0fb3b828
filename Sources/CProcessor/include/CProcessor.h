#pragma once
#include <stdbool.h>

/// Whether the processor and the operating system support x86-64-v3 (AVX2, FMA, BMI2).
bool ballast_processor_has_avx2(void);

/// Whether the processor and the operating system support x86-64-v4 (AVX-512 F, BW, CD, DQ, VL).
bool ballast_processor_has_avx512(void);
