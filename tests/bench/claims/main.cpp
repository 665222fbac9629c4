// SPDX-License-Identifier: MIT
// How fast documents are read into claims, on one core: bytes -> document -> times -> claims, and
// bytes -> document -> agreement -> claims where it is a contract. The second row reads contracts
// as if they were prose, so that the share of each step shows on any text.
//
//   bench_claims [FOLDER [PACK...]]
//
// FOLDER holds .txt and .md files; without one, the texts of tests/corpora are read. Times are
// those of the processor, so that what else the machine does counts little; of several runs the
// best one counts.
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
  fmt::print("{:12} {:7.2f} MB/s  {:6} claims ", what, megabytes / steps.total(), claims);
  for (const auto& [name, seconds] : steps.steps)
    fmt::print("  {} {:.0f} %", name, 100 * seconds / steps.total());
  fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path root = INFORCE_ROOT;
  const std::vector<std::string> texts = texts_below(argc > 1 ? argv[1] : root / "tests/corpora");
  if (texts.empty()) {
    fmt::print(stderr, "bench_claims: no .txt or .md file there\n");
    return 2;
  }
  std::vector<std::string> names(argv + std::min(argc, 2), argv + argc);
  if (names.empty()) names = {"agreements"};
  const auto find = [&](const std::string& name) -> Result<fs::path> {
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

  std::size_t claims = 0, contracts_found = 0;
  timex::Reader reader(*grammar, {});
  const auto times_of = [&](const text::Document& document, const timex::Context& context) {
    timex::Timexes times;
    reader.begin(context);
    reader.read(document.text, times);
    return times;
  };
  const auto read = [&](bool with_contracts) {
    return best_of([&](Steps& steps) {
      std::vector<contracts::Contract> waiting;
      claims = 0;
      for (const std::string& text : texts) {
        steps.last = processor_seconds();
        const auto document = text::from_bytes(text, "text");
        if (!document) continue;
        steps.lap("text");
        if (with_contracts) {
          contracts::Agreement agreement = contracts::from_text(document->text, *wordings);
          const bool found = contracts::is_contract(agreement);
          if (found) waiting.push_back({"text", "text", document->text, std::move(agreement)});
          steps.lap("contracts");
          if (found) continue;
        }
        timex::Timexes times = times_of(*document, {});
        if (const auto stated = claims::find_published(*document, times, *pack);
            stated && stated->when.bounds.latest) {
          timex::Context context;
          context.anchor = stated->when.bounds.latest;
          times = times_of(*document, context);
        }
        steps.lap("times");
        claims += claims::from_document(*document, times, *pack).claims.size();
        steps.lap("claims");
      }
      contracts_found = waiting.size();
      steps.last = processor_seconds();
      for (const auto& said : contracts::to_claims(waiting, *wordings))
        claims += said.claims.size();
      steps.lap("contracts");
    });
  };
  const Steps as_read = read(true);
  fmt::print("{} of them are contracts\n", contracts_found);
  print("as read", as_read, megabytes, claims);
  const Steps as_prose = read(false);
  print("all as prose", as_prose, megabytes, claims);
  return 0;
}
