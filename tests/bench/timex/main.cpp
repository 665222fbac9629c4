// SPDX-License-Identifier: MIT
// How fast time expressions are read, with full normalisation, on one core.
//
//   bench_timex [FOLDER [CHRONO]]
//
// Times are of the processor, so that a busy machine spoils them little.
//
// FOLDER holds .txt files; without one the texts of tests/corpora and seeds are repeated. The same
// bytes are searched by `rg -i` for the names of months and weekdays, and, where CHRONO names a
// folder in which `npm install chrono-node` was run, read by chrono. What is not installed is said,
// not guessed.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "timex/from_text.h"
#include "timex/grammar.h"
#include "timex/scan.h"
#include "timex/tables.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kBytes = 27'000'000;
constexpr int kRuns = 5;

// The files one after another, again and again until there are enough bytes.
std::vector<std::string> gather(const std::vector<fs::path>& folders) {
  std::vector<fs::path> files;
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
      const fs::path extension = entry.path().extension();
      if (extension == ".txt" || extension == ".md") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> documents;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    documents.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  const std::size_t once = documents.size();
  std::size_t bytes = 0;
  for (const std::string& document : documents) bytes += document.size();
  if (bytes == 0) return {};
  documents.reserve((kBytes / bytes + 1) * once);
  for (std::size_t total = bytes; total < kBytes; total += bytes) {
    for (std::size_t i = 0; i < once; ++i) documents.push_back(documents[i]);
  }
  return documents;
}

// Seconds of processor time that this process and its children have used: what other programs on
// the machine take is not in it.
double processor_seconds() {
  double seconds = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    for (const timeval& time : {used.ru_utime, used.ru_stime})
      seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  }
  return seconds;
}

template <typename Work>
double best_seconds(int runs, Work work) {
  double best = 1e9;
  for (int i = 0; i < runs; ++i) {
    const double start = processor_seconds();
    work();
    best = std::min(best, processor_seconds() - start);
  }
  return best;
}

bool run(const std::string& command) {
  return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path root = INFORCE_ROOT;
  const std::vector<std::string> documents =
      argc > 1 ? gather({argv[1]}) : gather({root / "tests/corpora", root / "seeds"});
  if (documents.empty()) {
    fmt::print(stderr, "bench_timex: no .txt or .md file there\n");
    return 2;
  }
  const std::vector<fs::path> packs{root / "models/packs/en"};
  const double load =
      best_seconds(kRuns, [&] { return static_cast<bool>(inforce::timex::load_grammar(packs)); });
  const fs::path stored = fs::temp_directory_path() / "inforce-bench-grammars";
  const bool is_stored = inforce::timex::store_grammar(packs, stored).empty();
  const double load_stored = best_seconds(
      kRuns, [&] { return static_cast<bool>(inforce::timex::load_grammar(packs, stored)); });
  fs::remove_all(stored);
  const auto grammar = inforce::timex::load_grammar(packs);
  if (!grammar || !is_stored) {
    fmt::print(stderr, "{}\n",
               grammar ? "no grammar can be stored" : to_string(grammar.problems().front()));
    return 2;
  }
  std::size_t bytes = 0, tokens = 0, found = 0;
  for (const std::string& document : documents) {
    inforce::timex::Scanner scanner(document, grammar->tables().words);
    std::vector<inforce::timex::Token> room;
    for (std::size_t more = 1; more != 0; tokens += more) more = scanner.next(room).size();
    bytes += document.size();
  }
  inforce::timex::Context context;
  context.anchor = date::sys_days{date::year{2016} / 6 / 15};
  const double seconds = best_seconds(kRuns, [&] {
    inforce::timex::Reader reader(*grammar, context);
    inforce::timex::Timexes timexes;
    found = 0;
    for (const std::string& document : documents) {
      timexes.clear();
      reader.begin(context);
      reader.read(document, timexes);
      found += timexes.size();
    }
  });
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print(
      "{:.1f} MB, {} tokens, {} time expressions; grammar from YAML {:.1f} ms, stored {:.1f} ms\n",
      megabytes, tokens, found, load * 1e3, load_stored * 1e3);
  fmt::print("inforce   {:8.1f} MB/s  {:6.1f} ns a token\n", megabytes / seconds,
             seconds * 1e9 / static_cast<double>(tokens));

  const fs::path file =
      fs::temp_directory_path() /
      fmt::format("inforce-bench-timex-{}.txt", Clock::now().time_since_epoch().count());
  {
    std::ofstream out(file, std::ios::binary);
    for (const std::string& document : documents) out << document << "\n\n";
  }
  if (run("rg --version")) {
    const std::string search =
        "rg -c -i "
        "'\\b(january|february|march|april|may|june|july|august|september|october|november|"
        "december|"
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|(19|20)\\d\\d)\\b' '" +
        file.string() + "'";
    const double rg = best_seconds(kRuns, [&] { run(search); });
    fmt::print("rg -i     {:8.1f} MB/s  inforce is {:.2f} times as fast\n", megabytes / rg,
               rg / seconds);
  } else {
    fmt::print("rg -i     not compared: ripgrep is not installed\n");
  }
  const std::string folder = argc > 2 ? argv[2] : "";
  if (!folder.empty() && run("node --version")) {
    const fs::path script = fs::path(folder) / "inforce-bench.mjs";
    std::ofstream(script)
        << "import * as chrono from 'chrono-node'; import fs from 'fs';\n"
           "const text = fs.readFileSync(process.argv[2], 'utf8').slice(0, 1000000);\n"
           "const start = performance.now();\n"
           "for (const part of text.split(/\\n\\s*\\n/)) chrono.parse(part);\n"
           "console.log((performance.now() - start) / 1000);\n";
    std::FILE* node =
        popen(("node '" + script.string() + "' '" + file.string() + "'").c_str(), "r");
    double chrono = 0;
    const bool read = node != nullptr && std::fscanf(node, "%lf", &chrono) == 1;
    if (node != nullptr) pclose(node);
    fs::remove(script);
    if (read) {
      const double speed = std::min(megabytes, 1.0) / chrono;
      fmt::print("chrono    {:8.1f} MB/s  inforce is {:.0f} times as fast\n", speed,
                 megabytes / seconds / speed);
    } else {
      fmt::print("chrono    not compared: `npm install chrono-node` in {} first\n", folder);
    }
  } else {
    fmt::print("chrono    not compared: name a folder where `npm install chrono-node` was run\n");
  }
  fs::remove(file);
  return 0;
}
