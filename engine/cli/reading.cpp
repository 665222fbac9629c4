// SPDX-License-Identifier: MIT
#include "cli/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "claims/extract.h"
#include "contracts/from_text.h"

namespace inforce::cli {

namespace fs = std::filesystem;

namespace {

// Two documents of one name, in different folders, are told apart by a number.
void make_ids_unique(std::vector<text::Document>& documents) {
  std::set<std::string> used;
  for (text::Document& document : documents) {
    const std::string plain = document.id;
    for (int n = 2; !used.insert(document.id).second; ++n) {
      document.id = fmt::format("{}-{}", plain, n);
    }
  }
}

}  // namespace

std::optional<Knowledge> load_knowledge(Shell& shell) {
  const auto find = [&](const std::string& name) { return find_pack(shell.project, name); };
  Result<pack::Pack> pack = pack::load(shell.project.packs, find);
  if (!pack) {
    shell.fail(pack.problems());
    return std::nullopt;
  }
  std::vector<fs::path> folders;
  for (const std::string& name : pack->names) {
    if (const auto folder = find(name)) folders.push_back(*folder);
  }
  Result<timex::Grammar> grammar = timex::load_grammar(folders, stored_grammars());
  if (!grammar) {
    shell.fail(grammar.problems());
    return std::nullopt;
  }
  Knowledge knowledge{std::move(*pack), std::move(*grammar), {}};
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    if (knowledge.contracts || !fs::is_directory(folder / "contracts", ignored)) continue;
    Result<contracts::Wordings> wordings = contracts::load_wordings(folder / "contracts");
    if (!wordings) {
      shell.fail(wordings.problems());
      return std::nullopt;
    }
    knowledge.contracts = std::move(*wordings);
  }
  return knowledge;
}

Said read_document(text::Document document, const Knowledge& knowledge, timex::Reader& times,
                   const std::optional<edtf::When>& published) {
  if (knowledge.contracts) {
    contracts::Agreement agreement = contracts::from_text(document.text, *knowledge.contracts);
    if (contracts::is_contract(agreement)) {
      return contracts::Contract{std::move(document.id), std::move(document.path),
                                 std::move(document.text), std::move(agreement)};
    }
  }
  return claims::extract(document, times, knowledge.pack, published);
}

std::vector<claims::Extraction> extract_all(Shell& shell, const std::vector<Source>& sources,
                                            const Knowledge& knowledge,
                                            const std::function<void(std::size_t)>& done) {
  std::vector<text::Document> documents;
  std::map<std::string, std::string> seen;  // digest of the bytes -> the file
  for (const Source& source : sources) {
    Result<std::string> bytes = read_file(source.file);
    if (!bytes) {
      shell.fail(bytes.problems());
      continue;
    }
    // A copy would confirm what its original says.
    const auto [original, is_new] = seen.emplace(sha256(*bytes), source.file);
    if (!is_new) {
      shell.report(warning("same-document", {source.file},
                           fmt::format("this is not read: it has the same bytes as {}, which is",
                                       original->second)));
      continue;
    }
    Result<text::Document> document = text::from_bytes(std::move(*bytes), source.name);
    if (!document) {
      shell.fail(document.problems());
      continue;
    }
    documents.push_back(std::move(*document));
  }
  make_ids_unique(documents);
  std::vector<Said> said(documents.size());
  std::atomic<std::size_t> next{0}, finished{0};
  std::mutex telling;
  const auto work = [&] {
    timex::Reader times(knowledge.grammar, {});
    for (std::size_t i = next++; i < documents.size(); i = next++) {
      said[i] = read_document(std::move(documents[i]), knowledge, times);
      const std::size_t count = ++finished;
      if (done) {
        const std::lock_guard<std::mutex> lock(telling);
        done(count);
      }
    }
  };
  const std::size_t count = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1,
                                                    std::max<std::size_t>(documents.size(), 1));
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();

  std::vector<claims::Extraction> extractions(said.size());
  std::vector<contracts::Contract> contracts;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (auto* contract = std::get_if<contracts::Contract>(&said[i])) {
      contracts.push_back(std::move(*contract));
      places.push_back(i);
    } else {
      extractions[i] = std::move(std::get<claims::Extraction>(said[i]));
    }
  }
  if (!contracts.empty()) {
    std::vector<claims::Extraction> claimed = contracts::to_claims(contracts, *knowledge.contracts);
    for (std::size_t i = 0; i < places.size(); ++i) extractions[places[i]] = std::move(claimed[i]);
  }
  timex::Reader times(knowledge.grammar, {});
  for (const claims::Extraction& extraction : extractions)
    shell.report(claims::doubtful_dates(extraction, times));
  return extractions;
}

}  // namespace inforce::cli
