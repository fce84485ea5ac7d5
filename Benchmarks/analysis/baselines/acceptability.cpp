// Rank acceptability with central weights and exact ties in plain C++: sizes at run time, loops over lanes
// that the compiler turns into vectors.
// Arguments: options criteria samples threads.
#include "common.hpp"

namespace {
constexpr int lanes = 32;

struct Lanes {  // xoshiro256+ side by side.
  Word s0[lanes], s1[lanes], s2[lanes], s3[lanes];
  explicit Lanes(Word seed) {
    for (int l = 0; l < lanes; ++l) {
      s0[l] = splitmix(seed);
      s1[l] = splitmix(seed);
      s2[l] = splitmix(seed);
      s3[l] = splitmix(seed);
    }
  }
  void fill(double *out) {
    for (int l = 0; l < lanes; ++l) {
      const Word bits = (s0[l] + s3[l]) >> 12 | 0x3ff0000000000000u, shifted = s1[l] << 17;
      s2[l] ^= s0[l];
      s3[l] ^= s1[l];
      s1[l] ^= s2[l];
      s0[l] ^= s3[l];
      s2[l] ^= shifted;
      s3[l] = s3[l] << 45 | s3[l] >> 19;
      double number;
      std::memcpy(&number, &bits, sizeof number);
      out[l] = number - 1;
    }
  }
};

struct Result {
  std::vector<double> ranks, central;
};

void sample(const double *scores, int n, int m, long samples, Word seed, Result &result) {
  Lanes generator(seed);
  const int cuts = m - 1;
  std::vector<int> low, high;
  for (int p = 1; p < cuts; p *= 2)
    for (int k = p; k >= 1; k /= 2)
      for (int j = k % p; j + k < cuts; j += 2 * k)
        for (int i = 0; i < std::min(k, cuts - j - k); ++i)
          if ((i + j) / (2 * p) == (i + j + k) / (2 * p)) {
            low.push_back(i + j);
            high.push_back(i + j + k);
          }
  double scale = 0;
  for (int i = 0; i < n * m; ++i) scale = std::max(scale, std::abs(scores[i]));
  const double tolerance = 1e-9 * scale;
  std::vector<double> w(m * lanes), v(n * lanes);
  std::vector<std::int64_t> above(n * lanes), total(lanes);
  std::vector<std::uint32_t> counts(n * n);
  for (long first = 0; first < samples; first += lanes) {
    const int used = static_cast<int>(std::min<long>(lanes, samples - first));
    for (int j = 0; j < cuts; ++j) generator.fill(&w[j * lanes]);
    for (std::size_t step = 0; step < low.size(); ++step) {
      double *__restrict a = &w[low[step] * lanes], *__restrict b = &w[high[step] * lanes];
      for (int l = 0; l < lanes; ++l) {
        const double one = a[l], other = b[l];
        a[l] = one < other ? one : other;
        b[l] = one < other ? other : one;
      }
    }
    for (int l = 0; l < lanes; ++l) w[cuts * lanes + l] = 1;
    for (int j = cuts; j > 0; --j)
      for (int l = 0; l < lanes; ++l) w[j * lanes + l] -= w[(j - 1) * lanes + l];
    for (int i = 0; i < n; ++i) {
      double *__restrict sum = &v[i * lanes];
      for (int l = 0; l < lanes; ++l) sum[l] = scores[i * m] * w[l];
      for (int j = 1; j < m; ++j)
        for (int l = 0; l < lanes; ++l) sum[l] += scores[i * m + j] * w[j * lanes + l];
    }
    for (int i = 0; i < n; ++i) {
      std::int64_t *__restrict better = &above[i * lanes];
      double limit[lanes];
      for (int l = 0; l < lanes; ++l) limit[l] = v[i * lanes + l] + tolerance;
      for (int l = 0; l < lanes; ++l) better[l] = v[l] > limit[l];
      for (int k = 1; k < n; ++k)
        for (int l = 0; l < lanes; ++l) better[l] += v[k * lanes + l] > limit[l];
      for (int l = 0; l < lanes; ++l) total[l] = i == 0 ? better[l] : total[l] + better[l];
    }
    bool untied = used == lanes;
    for (int l = 0; l < lanes; ++l) untied &= total[l] == n * (n - 1) / 2;
    if (untied) {
      std::int64_t winner[lanes];
      for (int l = 0; l < lanes; ++l) winner[l] = 0;
      for (int i = 0; i < n; ++i) {
        const std::int64_t *own = &above[i * lanes];
        for (int l = 0; l < lanes; ++l) winner[l] = own[l] == 0 ? i : winner[l];
        for (int l = 0; l < lanes; ++l) ++counts[i * n + own[l]];
      }
      for (int l = 0; l < lanes; ++l) {
        double *row = &result.central[winner[l] * m];
        for (int j = 0; j < m; ++j) row[j] += w[j * lanes + l];
      }
      continue;
    }
    for (int i = 0; i < n; ++i)
      for (int l = 0; l < used; ++l) {
        int level = 0;
        for (int k = 0; k < n; ++k) {
          const double lead = v[k * lanes + l] - v[i * lanes + l];
          level += lead <= tolerance && lead >= -tolerance;
        }
        const auto rank = above[i * lanes + l];
        for (int place = 0; place < level && rank + place < n; ++place)
          result.ranks[i * n + rank + place] += 1.0 / level;
        if (rank == 0)
          for (int j = 0; j < m; ++j) result.central[i * m + j] += w[j * lanes + l] / level;
      }
  }
  for (int i = 0; i < n * n; ++i) result.ranks[i] += counts[i];
}
}  // namespace

int main(int, char **arguments) {
  const int n = std::atoi(arguments[1]), m = std::atoi(arguments[2]);
  const long samples = std::atol(arguments[3]);
  Team team(std::atoi(arguments[4]));
  const auto scores = uniforms(12345, static_cast<std::size_t>(n) * m);
  serve(1, [&] {
    std::vector<Result> parts(
        team.count, Result{std::vector<double>(n * n), std::vector<double>(n * m)});
    team.run([&](int part) {
      const long share = samples / team.count;
      sample(scores.data(), n, m, part ? share : samples - share * (team.count - 1),
             99 + part, parts[part]);
    });
    double first = 0;
    for (const auto &part : parts) first += part.ranks[n];
    return first / samples;
  });
}
