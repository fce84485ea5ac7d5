// What the baselines share: numbers that all programs draw alike, a clock, a parked thread, and the loop
// that runs a job each time the driver asks for it.
#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

using Word = std::uint64_t;

inline Word splitmix(Word &state) {
  Word mixed = state += 0x9e3779b97f4a7c15u;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return mixed ^ (mixed >> 31);
}

// Uniform on 0 to 1 from a seed that all programs share.
inline std::vector<double> uniforms(Word seed, std::size_t count) {
  std::vector<double> values(count);
  for (auto &value : values) value = static_cast<double>(splitmix(seed) >> 11) * 0x1p-53;
  return values;
}

// The caller and one thread that waits, or the caller alone.
class Team {
 public:
  explicit Team(int threads) : count(threads) {
    if (threads > 1)
      helper = std::thread([this] {
        for (int seen = 0;;) {
          turn.wait(seen);
          seen = turn;
          if (ending) return;
          job(1);
          done = seen;
          done.notify_one();
        }
      });
  }
  ~Team() {
    if (!helper.joinable()) return;
    ending = true;
    ++turn;
    turn.notify_one();
    helper.join();
  }
  void run(std::function<void(int)> work) {
    if (count == 1) return work(0);
    job = std::move(work);
    const int now = ++turn;
    turn.notify_one();
    job(0);
    for (int seen = done; seen != now; seen = done) done.wait(seen);
  }
  const int count;

 private:
  std::function<void(int)> job;
  std::atomic<int> turn{0}, done{0};
  std::atomic<bool> ending{false};
  std::thread helper;
};

// Runs the job for every line of input; answers with seconds and a number that shows what came out.
template <class Job>
void serve(int repetitions, Job job) {
  std::printf("ready\n");
  std::fflush(stdout);
  std::string line;
  while (std::getline(std::cin, line)) {
    double check = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int turn = 0; turn < repetitions; ++turn) check = job();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    std::printf("%.9f %.6f\n", taken.count() / repetitions, check);
    std::fflush(stdout);
  }
}
