#include "CBoost.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <boost/random/sobol.hpp>
#include <boost/sort/pdqsort/pdqsort.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace {

namespace policies = boost::math::policies;

// A C++ exception must not cross into Swift, so every error becomes a NaN or an infinity.
using Quiet = policies::policy<policies::domain_error<policies::ignore_error>,
                               policies::pole_error<policies::ignore_error>,
                               policies::overflow_error<policies::ignore_error>,
                               policies::underflow_error<policies::ignore_error>,
                               policies::denorm_error<policies::ignore_error>,
                               policies::rounding_error<policies::ignore_error>,
                               policies::evaluation_error<policies::ignore_error>,
                               policies::indeterminate_result_error<policies::ignore_error>,
                               policies::promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Quiet>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;
using FisherF = boost::math::fisher_f_distribution<double, Quiet>;
using Binomial = boost::math::binomial_distribution<double, Quiet>;

}  // namespace

double ballast_normal_cdf(double x) { return boost::math::cdf(Normal(), x); }

double ballast_normal_upper_tail(double x) { return boost::math::cdf(boost::math::complement(Normal(), x)); }

double ballast_normal_quantile(double probability) { return boost::math::quantile(Normal(), probability); }

double ballast_student_t_cdf(double degrees_of_freedom, double x) {
  return boost::math::cdf(StudentT(degrees_of_freedom), x);
}

double ballast_student_t_density(double degrees_of_freedom, double x) {
  return boost::math::pdf(StudentT(degrees_of_freedom), x);
}

double ballast_student_t_quantile(double degrees_of_freedom, double probability) {
  return boost::math::quantile(StudentT(degrees_of_freedom), probability);
}

double ballast_chi_squared_cdf(double degrees_of_freedom, double x) {
  return boost::math::cdf(ChiSquared(degrees_of_freedom), x);
}

double ballast_chi_squared_upper_tail(double degrees_of_freedom, double x) {
  return boost::math::cdf(boost::math::complement(ChiSquared(degrees_of_freedom), x));
}

double ballast_chi_squared_quantile(double degrees_of_freedom, double probability) {
  return boost::math::quantile(ChiSquared(degrees_of_freedom), probability);
}

double ballast_chi_squared_upper_quantile(double degrees_of_freedom, double probability) {
  return boost::math::quantile(boost::math::complement(ChiSquared(degrees_of_freedom), probability));
}

double ballast_fisher_f_cdf(double numerator, double denominator, double x) {
  return boost::math::cdf(FisherF(numerator, denominator), x);
}

double ballast_fisher_f_upper_tail(double numerator, double denominator, double x) {
  return boost::math::cdf(boost::math::complement(FisherF(numerator, denominator), x));
}

double ballast_fisher_f_quantile(double numerator, double denominator, double probability) {
  return boost::math::quantile(FisherF(numerator, denominator), probability);
}

double ballast_binomial_cdf(double trials, double probability, double k) {
  return boost::math::cdf(Binomial(trials, probability), k);
}

size_t ballast_sobol_dimension_limit(void) { return boost::random::default_sobol_table::max_dimension; }

void ballast_sobol_directions(size_t dimensions, uint32_t *directions) {
  const boost::random::qrng_detail::sobol_lattice<uint32_t, 32, boost::random::default_sobol_table> lattice(dimensions);
  std::copy_n(lattice.iter_at(0), 32 * dimensions, directions);
}

double ballast_log_gamma(double x) { return boost::math::lgamma(x, Quiet()); }

double ballast_digamma(double x) { return boost::math::digamma(x, Quiet()); }

double ballast_brent_minimum(double (*function)(double, void *), void *context, double low, double high, int bits,
                             double *minimum) {
  std::uintmax_t iterations = 200;
  const std::pair<double, double> found = boost::math::tools::brent_find_minima(
      [=](double x) { return function(x, context); }, low, high, bits, iterations);
  *minimum = found.second;
  return found.first;
}

double ballast_bracketed_root(double (*function)(double, void *), void *context, double low, double high,
                              double low_value, double high_value) {
  std::uintmax_t iterations = 200;
  const std::pair<double, double> bracket = boost::math::tools::toms748_solve(
      [=](double x) { return function(x, context); }, low, high, low_value, high_value,
      boost::math::tools::eps_tolerance<double>(52), iterations, Quiet());
  return bracket.first + 0.5 * (bracket.second - bracket.first);
}

double ballast_integral(double (*function)(double, void *), void *context, double low, double high,
                        double relative_error) {
  return boost::math::quadrature::gauss_kronrod<double, 31>::integrate(
      [=](double x) { return function(x, context); }, low, high, 15, relative_error);
}

void ballast_sort(double *numbers, size_t count) { boost::sort::pdqsort_branchless(numbers, numbers + count); }

void ballast_sort_ranked(ballast_ranked *numbers, size_t count) {
  boost::sort::pdqsort_branchless(numbers, numbers + count, [](const ballast_ranked &a, const ballast_ranked &b) {
    return (a.number < b.number) | ((a.number == b.number) & (a.position < b.position));
  });
}
