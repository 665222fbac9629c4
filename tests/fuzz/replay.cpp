// SPDX-License-Identifier: MIT
// A plain main for fuzz targets: every file of the corpus, and mutations of it that are the same in
// every run. A target that finds a fault aborts; the input is then in the file this names.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr int kMutations = 300;  // of each file
constexpr std::size_t kLargest = 100'000;

std::string last_input_path;

void try_input(const std::string& input) {
  std::ofstream(last_input_path, std::ios::binary) << input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::string mutated(std::string input, const std::vector<std::string>& corpus,
                    std::mt19937& random) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  static constexpr char kTelling[] = "\"'[]{}:,-#&*!|>%@`?~\\\n \t/0129.\xFF\xC3\x00";
  for (std::size_t n = 1 + below(4); n > 0; --n) {
    const std::size_t at = below(input.size() + 1);
    switch (random() % 6) {
      case 0:
        input.insert(input.begin() + static_cast<std::ptrdiff_t>(at),
                     kTelling[below(sizeof kTelling)]);
        break;
      case 1:
        input.erase(at, 1 + below(8));
        break;
      case 2:
        if (at < input.size()) input[at] = static_cast<char>(random());
        break;
      case 3:
        input.resize(at);
        break;
      case 4:
        input.insert(at, input.substr(below(input.size() + 1), below(64)));
        break;
      default: {
        const std::string& other = corpus[below(corpus.size())];
        input.insert(at, other.substr(below(other.size() + 1), below(200)));
      }
    }
  }
  return input.substr(0, kLargest);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s CORPUS\n", argv[0]);
    return 2;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "no corpus in %s\n", argv[1]);
    return 1;
  }
  last_input_path =
      (fs::temp_directory_path() / (fs::path(argv[0]).filename().string() + ".input")).string();
  std::fprintf(stderr, "each input is written to %s before it is tried\n", last_input_path.c_str());
  std::mt19937 random(1);
  for (const std::string& input : corpus) {
    try_input(input);
    for (int i = 0; i < kMutations; ++i) try_input(mutated(input, corpus, random));
  }
  fs::remove(last_input_path);
  std::printf("%zu files, %d mutations of each\n", corpus.size(), kMutations);
}
