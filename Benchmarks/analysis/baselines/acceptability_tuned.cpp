// Rank acceptability with central weights and exact ties, tuned by hand: sizes at compile time, everything
// unrolled, AVX2. Arguments: options criteria samples threads, for 6 x 9 and 20 x 12 only.
#include <immintrin.h>

#include <utility>

#include "common.hpp"

namespace {
typedef double Real __attribute__((vector_size(32)));
typedef std::int64_t Whole __attribute__((vector_size(32)));
typedef Word Bits __attribute__((vector_size(32)));
constexpr int lanes = 4, block = 64;

struct Generator {
  Bits s0, s1, s2, s3;
  explicit Generator(Word seed) {
    for (int l = 0; l < lanes; ++l) {
      s0[l] = splitmix(seed);
      s1[l] = splitmix(seed);
      s2[l] = splitmix(seed);
      s3[l] = splitmix(seed);
    }
  }
  Real uniform() {
    const Bits sum = s0 + s3, shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = s3 << 45 | s3 >> 19;
    return (Real)(sum >> 12 | 0x3ff0000000000000u) - 1.0;
  }
};

template <int count>
struct Network {
  int size = 0, low[count * count + 1]{}, high[count * count + 1]{};
  constexpr Network() {
    for (int p = 1; p < count; p *= 2)
      for (int k = p; k >= 1; k /= 2)
        for (int j = k % p; j + k < count; j += 2 * k)
          for (int i = 0; i < k && i + j + k < count; ++i)
            if ((i + j) / (2 * p) == (i + j + k) / (2 * p)) {
              low[size] = i + j;
              high[size++] = i + j + k;
            }
  }
};

inline void order(Real &a, Real &b) {
  const Real low = _mm256_min_pd(a, b), high = _mm256_max_pd(a, b);
  a = low;
  b = high;
}

template <int count, int... step>
inline void sort(Real *items, std::integer_sequence<int, step...>) {
  constexpr Network<count> network;
  (order(items[network.low[step]], items[network.high[step]]), ...);
}

template <int n, int m>
struct Kernel {
  double ranks[n][n], central[n][m];

  void tied(const double (&v)[n][block], const double (&w)[m][block], int sample, double tolerance) {
    for (int i = 0; i < n; ++i) {
      int better = 0, level = 0;
      for (int k = 0; k < n; ++k) {
        better += v[k][sample] > v[i][sample] + tolerance;
        const double lead = v[k][sample] - v[i][sample];
        level += lead <= tolerance && lead >= -tolerance;
      }
      for (int place = 0; place < level && better + place < n; ++place)
        ranks[i][better + place] += 1.0 / level;
      if (better == 0)
        for (int j = 0; j < m; ++j) central[i][j] += w[j][sample] / level;
    }
  }

  void run(const double *scores, long samples, Word seed) {
    Generator generator(seed);
    double scale = 0;
    for (int i = 0; i < n * m; ++i) scale = std::max(scale, std::abs(scores[i]));
    const double tolerance = 1e-9 * scale;
    alignas(64) std::uint8_t rank[n][block];
    alignas(64) double kept[m][block], totals[n][block];
    Word counts[n][n] = {};
    std::memset(ranks, 0, sizeof ranks);
    std::memset(central, 0, sizeof central);
    for (long first = 0; first < samples; first += block) {
      const int used = static_cast<int>(std::min<long>(block, samples - first));
      Word clear = 0;
      for (int part = 0; part < block / lanes; ++part) {
        Real w[m], v[n];
#pragma GCC unroll 32
        for (int j = 0; j < m - 1; ++j) w[j] = generator.uniform();
        constexpr Network<m - 1> network;
        sort<m - 1>(w, std::make_integer_sequence<int, network.size>());
        w[m - 1] = 1.0 - w[m - 2];
#pragma GCC unroll 32
        for (int j = m - 2; j > 0; --j) w[j] -= w[j - 1];
#pragma GCC unroll 32
        for (int j = 0; j < m; ++j) *(Real *)&kept[j][part * lanes] = w[j];
#pragma GCC unroll 32
        for (int i = 0; i < n; ++i) {
          v[i] = scores[i * m] * w[0];
#pragma GCC unroll 32
          for (int j = 1; j < m; ++j) v[i] += scores[i * m + j] * w[j];
          *(Real *)&totals[i][part * lanes] = v[i];
        }
        Whole better[n], sum{};
#pragma GCC unroll 32
        for (int i = 0; i < n; ++i) better[i] = Whole{};
#pragma GCC unroll 32
        for (int i = 0; i < n; ++i)
#pragma GCC unroll 32
          for (int k = i + 1; k < n; ++k) {
            better[i] -= (Whole)(v[k] > v[i] + tolerance);
            better[k] -= (Whole)(v[i] > v[k] + tolerance);
          }
#pragma GCC unroll 32
        for (int i = 0; i < n; ++i) {
          sum += better[i];
          for (int l = 0; l < lanes; ++l)
            rank[i][part * lanes + l] = static_cast<std::uint8_t>(better[i][l]);
        }
        const Whole untied = sum == n * (n - 1) / 2;
        clear |= static_cast<Word>(_mm256_movemask_pd((Real)untied)) << (part * lanes);
      }
      const Word wanted = used == block ? ~Word{0} : (Word{1} << used) - 1;
      Word winners[n];
      for (int i = 0; i < n; ++i) {
        const auto left = _mm256_load_si256((const __m256i *)rank[i]);
        const auto right = _mm256_load_si256((const __m256i *)(rank[i] + 32));
#pragma GCC unroll 32
        for (int r = 0; r < n; ++r) {
          const auto value = _mm256_set1_epi8(static_cast<char>(r));
          const Word one = static_cast<std::uint32_t>(
              _mm256_movemask_epi8(_mm256_cmpeq_epi8(left, value)));
          const Word two = static_cast<std::uint32_t>(
              _mm256_movemask_epi8(_mm256_cmpeq_epi8(right, value)));
          const Word found = (one | two << 32) & wanted & clear;
          counts[i][r] += __builtin_popcountll(found);
          if (r == 0) winners[i] = found;
        }
      }
      for (int i = 0; i < n; ++i)
        for (Word left = winners[i]; left; left &= left - 1) {
          const int sample = __builtin_ctzll(left);
#pragma GCC unroll 32
          for (int j = 0; j < m; ++j) central[i][j] += kept[j][sample];
        }
      for (Word left = wanted & ~clear; left; left &= left - 1)
        tied(totals, kept, __builtin_ctzll(left), tolerance);
    }
    for (int i = 0; i < n; ++i)
      for (int r = 0; r < n; ++r) ranks[i][r] += counts[i][r];
  }
};

template <int n, int m>
void bench(long samples, Team &team) {
  const auto scores = uniforms(12345, n * m);
  std::vector<Kernel<n, m>> parts(team.count);
  serve(1, [&] {
    team.run([&](int part) {
      const long share = samples / team.count;
      parts[part].run(
          scores.data(), part ? share : samples - share * (team.count - 1), 777 + part);
    });
    double first = 0;
    for (const auto &part : parts) first += part.ranks[1][0];
    return first / samples;
  });
}
}  // namespace

int main(int, char **arguments) {
  const int n = std::atoi(arguments[1]), m = std::atoi(arguments[2]);
  const long samples = std::atol(arguments[3]);
  Team team(std::atoi(arguments[4]));
  if (n == 6 && m == 9) bench<6, 9>(samples, team);
  if (n == 20 && m == 12) bench<20, 12>(samples, team);
}
