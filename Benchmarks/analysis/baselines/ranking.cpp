// One ranking in plain C++: scores and ranks of all options, more is better on every criterion.
// Arguments: method options criteria repetitions, with method additive, topsis, vikor or promethee.
#include <cmath>
#include <numeric>

#include "common.hpp"

namespace {
int n, m;
std::vector<double> x, w, score, low, high, factor, squares, one, two;
std::vector<int> order, rank_;

double ranked(bool descending) {
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return descending ? score[a] > score[b] : score[a] < score[b];
  });
  for (int i = 0; i < n; ++i) rank_[order[i]] = i + 1;
  return order[0];
}

void ranges() {
  std::copy_n(x.begin(), m, low.begin());
  std::copy_n(x.begin(), m, high.begin());
  std::fill(squares.begin(), squares.end(), 0.0);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < m; ++j) {
      const double value = x[i * m + j];
      low[j] = value < low[j] ? value : low[j];
      high[j] = value > high[j] ? value : high[j];
      squares[j] += value * value;
    }
}

double additive() {
  for (int i = 0; i < n; ++i) {
    double sum = 0;
    for (int j = 0; j < m; ++j) sum += w[j] * x[i * m + j];
    score[i] = sum;
  }
  return ranked(true);
}

double topsis() {
  ranges();
  for (int j = 0; j < m; ++j) factor[j] = w[j] / std::sqrt(squares[j]);
  for (int i = 0; i < n; ++i) {
    double best = 0, worst = 0;
    for (int j = 0; j < m; ++j) {
      const double a = (x[i * m + j] - high[j]) * factor[j];
      const double b = (x[i * m + j] - low[j]) * factor[j];
      best += a * a;
      worst += b * b;
    }
    score[i] = std::sqrt(worst) / (std::sqrt(best) + std::sqrt(worst));
  }
  return ranked(true);
}

double vikor() {
  ranges();
  for (int j = 0; j < m; ++j) factor[j] = w[j] / (high[j] - low[j]);
  for (int i = 0; i < n; ++i) {
    double sum = 0, peak = 0;
    for (int j = 0; j < m; ++j) {
      const double miss = (high[j] - x[i * m + j]) * factor[j];
      sum += miss;
      peak = miss > peak ? miss : peak;
    }
    one[i] = sum;
    two[i] = peak;
  }
  const auto [s0, s1] = std::minmax_element(one.begin(), one.end());
  const auto [r0, r1] = std::minmax_element(two.begin(), two.end());
  for (int i = 0; i < n; ++i)
    score[i] = 0.5 * (one[i] - *s0) / (*s1 - *s0) + 0.5 * (two[i] - *r0) / (*r1 - *r0);
  return ranked(false);
}

// Linear preference with thresholds 5 and 30, from sorted columns with sliding bounds.
double promethee() {
  const double q = 5, p = 30;
  std::fill(score.begin(), score.end(), 0.0);
  for (int j = 0; j < m; ++j) {
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](int a, int b) { return x[a * m + j] < x[b * m + j]; });
    two[0] = 0;
    for (int i = 0; i < n; ++i) {
      one[i] = x[order[i] * m + j];
      two[i + 1] = two[i] + one[i];
    }
    int a1 = 0, a2 = 0, b1 = 0, b2 = 0;
    for (int i = 0; i < n; ++i) {
      const double value = one[i];
      while (a1 < n && one[a1] < value - p) ++a1;
      while (a2 < n && one[a2] < value - q) ++a2;
      while (b2 < n && one[b2] <= value + q) ++b2;
      while (b1 < n && one[b1] <= value + p) ++b1;
      const double leaving = a1 + ((value - q) * (a2 - a1) - (two[a2] - two[a1])) / (p - q);
      const double entering =
          n - b1 + ((two[b1] - two[b2]) - (value + q) * (b1 - b2)) / (p - q);
      score[order[i]] += w[j] * (leaving - entering);
    }
  }
  return ranked(true);
}
}  // namespace

int main(int, char **arguments) {
  const std::string method = arguments[1];
  n = std::atoi(arguments[2]);
  m = std::atoi(arguments[3]);
  x = uniforms(1, static_cast<std::size_t>(n) * m);
  for (auto &value : x) value = 1 + 99 * value;
  w = uniforms(2, m);
  const double sum = std::accumulate(w.begin(), w.end(), 0.0);
  for (auto &weight : w) weight /= sum;
  for (auto *list : {&low, &high, &factor, &squares}) list->resize(m);
  score.resize(n);
  one.resize(n);
  two.resize(n + 1);
  order.resize(n);
  rank_.resize(n);
  const auto run = method == "additive" ? additive
                   : method == "topsis" ? topsis
                   : method == "vikor"  ? vikor
                                        : promethee;
  if (method == "vikor") two.resize(n);
  serve(std::atoi(arguments[4]), run);
}
