// SPDX-License-Identifier: MIT
// How fast documents are read into claims, on one core: bytes -> document -> times -> claims, and
// bytes -> agreement -> claims where the document is a contract.
//
//   bench_claims FOLDER [PACK...]
//
// FOLDER holds .txt and .md files. Times are those of the processor, so that what else the machine
// does counts little; of several runs the best one counts.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "claims/from_document.h"
#include "contracts/from_text.h"
#include "contracts/to_claims.h"
#include "contracts/wordings.h"
#include "pack/pack.h"
#include "text/document.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace {

namespace fs = std::filesystem;
using namespace inforce;

constexpr int kRuns = 5;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::vector<std::string> texts_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code status;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, status)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".txt" || extension == ".md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

// Seconds by step; `lap` books what passed since the last one.
struct Steps {
  std::vector<std::pair<std::string, double>> steps;
  double last = processor_seconds();

  void lap(const std::string& name) {
    const double now = processor_seconds();
    auto step =
        std::find_if(steps.begin(), steps.end(), [&](const auto& s) { return s.first == name; });
    if (step == steps.end()) step = steps.insert(steps.end(), {name, 0.0});
    step->second += now - last;
    last = processor_seconds();
  }
  double total() const {
    double sum = 0;
    for (const auto& [name, seconds] : steps) sum += seconds;
    return sum;
  }
};

template <typename Work>
Steps best_of(Work work) {
  Steps best;
  for (int run = 0; run < kRuns; ++run) {
    Steps steps;
    work(steps);
    if (run == 0 || steps.total() < best.total()) best = std::move(steps);
  }
  return best;
}

void print(const char* what, const Steps& steps, double megabytes, std::size_t claims) {
  fmt::print("{:10} {:7.2f} MB/s  {:6} claims ", what, megabytes / steps.total(), claims);
  for (const auto& [name, seconds] : steps.steps)
    fmt::print("  {} {:.0f} %", name, 100 * seconds / steps.total());
  fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> texts =
      argc > 1 ? texts_below(argv[1]) : std::vector<std::string>();
  if (texts.empty()) {
    fmt::print(stderr, "usage: bench_claims FOLDER [PACK...]   (FOLDER holds .txt or .md files)\n");
    return 2;
  }
  std::vector<std::string> names(argv + 2, argv + argc);
  if (names.empty()) names = {"agreements"};
  const fs::path root = INFORCE_ROOT;
  const auto find = [&](const std::string& name) -> std::optional<fs::path> {
    return root / "models/packs" / name;
  };
  const auto pack = pack::load(names, find);
  const auto grammar = timex::load_grammar({root / "models/packs/en"});
  const auto wordings = contracts::load_wordings(root / "models/packs/agreements/contracts");
  if (!pack || !grammar || !wordings) {
    fmt::print(stderr, "bench_claims: the packs cannot be read; 'inforce check' says why\n");
    return 2;
  }
  double megabytes = 0;
  for (const std::string& text : texts) megabytes += static_cast<double>(text.size()) * 1e-6;
  fmt::print("{} documents, {:.2f} MB\n", texts.size(), megabytes);

  std::size_t claims = 0;
  const Steps press = best_of([&](Steps& steps) {
    claims = 0;
    for (const std::string& text : texts) {
      steps.last = processor_seconds();
      const auto document = text::from_bytes(text, "text");
      if (!document) continue;
      steps.lap("text");
      timex::Timexes times = timex::from_text(document->text, *grammar);
      if (const auto stated = claims::find_published(*document, times, *pack);
          stated && stated->when.bounds.latest) {
        timex::Context context;
        context.anchor = stated->when.bounds.latest;
        times = timex::from_text(document->text, *grammar, context);
      }
      steps.lap("times");
      claims += claims::from_document(*document, times, *pack).claims.size();
      steps.lap("claims");
    }
  });
  print("as prose", press, megabytes, claims);

  std::size_t found = 0;
  const Steps contracts_read = best_of([&](Steps& steps) {
    std::vector<contracts::Contract> all;
    found = claims = 0;
    for (const std::string& text : texts) {
      steps.last = processor_seconds();
      contracts::Agreement agreement = contracts::from_text(text, *wordings);
      steps.lap("agreement");
      if (!contracts::is_contract(agreement)) continue;
      ++found;
      all.push_back({"text", "text", text, std::move(agreement)});
    }
    steps.last = processor_seconds();
    for (const auto& said : contracts::to_claims(all, *wordings)) claims += said.claims.size();
    steps.lap("claims");
  });
  print("contracts", contracts_read, megabytes, claims);
  fmt::print("{} of them are contracts\n", found);
  return 0;
}
