#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Distribution functions and quantiles of Boost.Math. Outside its domain each returns NaN, or an infinity where the
// true value is one; nothing is thrown through this boundary.

double ballast_normal_cdf(double x);
double ballast_normal_upper_tail(double x);
double ballast_normal_quantile(double probability);

double ballast_student_t_cdf(double degrees_of_freedom, double x);
double ballast_student_t_density(double degrees_of_freedom, double x);
double ballast_student_t_quantile(double degrees_of_freedom, double probability);

double ballast_chi_squared_cdf(double degrees_of_freedom, double x);
double ballast_chi_squared_upper_tail(double degrees_of_freedom, double x);
double ballast_chi_squared_quantile(double degrees_of_freedom, double probability);

/// The value that is exceeded with a probability, without the cancellation of `1 - probability`.
double ballast_chi_squared_upper_quantile(double degrees_of_freedom, double probability);

/// The F distribution by the degrees of freedom of its numerator and its denominator.
double ballast_fisher_f_cdf(double numerator, double denominator, double x);
double ballast_fisher_f_upper_tail(double numerator, double denominator, double x);
double ballast_fisher_f_quantile(double numerator, double denominator, double probability);

/// P(X <= k) for X binomial with `trials` and `probability`.
double ballast_binomial_cdf(double trials, double probability, double k);

double ballast_log_gamma(double x);

/// The number of dimensions for which there are direction numbers.
size_t ballast_sobol_dimension_limit(void);

/// Sobol' direction numbers as fractions of 2^32: element `bit * dimensions + dimension` for 32 bits.
///
/// @param dimensions From 1 to the limit.
void ballast_sobol_directions(size_t dimensions, uint32_t *directions);

/// The derivative of the logarithm of the gamma function.
double ballast_digamma(double x);

/// Brent's minimiser on [low, high], to `bits` bits of the argument.
///
/// @param function Called with `context` at each trial point.
/// @param minimum Receives the value at the returned point.
/// @return the point of the minimum.
double ballast_brent_minimum(double (*function)(double, void *), void *context, double low, double high, int bits,
                             double *minimum);

/// A root of a function on [low, high], by Alefeld, Potra and Shi's algorithm 748, to the last bit or two.
///
/// @param function Called with `context` at each trial point.
/// @param low_value, high_value The values at the ends, of opposite signs and neither of them 0.
double ballast_bracketed_root(double (*function)(double, void *), void *context, double low, double high,
                              double low_value, double high_value);

/// The integral of a function over [low, high], by adaptive Gauss-Kronrod quadrature of 31 points.
///
/// @param function Called with `context` at each node; finite there.
/// @param relative_error The error at which a piece is no longer halved.
double ballast_integral(double (*function)(double, void *), void *context, double low, double high,
                        double relative_error);

/// Sorts `count` numbers, none of them NaN, in ascending order.
void ballast_sort(double *numbers, size_t count);

/// A number and where it stands.
typedef struct {
  double number;
  ptrdiff_t position;
} ballast_ranked;

/// Sorts `count` numbers, none of them NaN, in ascending order, equal ones in that of their positions.
void ballast_sort_ranked(ballast_ranked *numbers, size_t count);

#ifdef __cplusplus
}
#endif
