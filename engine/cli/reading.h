// SPDX-License-Identifier: MIT
#pragma once
// cli/reading.h - documents on disk, read and turned into claims: what build, extract and
// agreements share.
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "claims/claims.h"
#include "cli/command.h"
#include "contracts/to_claims.h"
#include "contracts/wordings.h"
#include "edtf/when.h"
#include "pack/pack.h"
#include "text/document.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::cli {

// The packs of the project, compiled. Reports what is wrong with them and sets the exit code.
struct Knowledge {
  pack::Pack pack;
  timex::Grammar grammar;
  std::optional<contracts::Wordings> contracts;  // of the first pack that has any
};
[[nodiscard]] std::optional<Knowledge> load_knowledge(Shell& shell);

// A document to read: where it is, and what the model calls its path.
struct Source {
  std::string file;  // to open it
  std::string name;  // from the project's root, so that the model is the same from any folder
};
// Files as they are; folders with all .txt and .md files below them but for the project's output;
// globs. In order, each once. Pages that inforce wrote, and empty files that nobody named, are left
// out, and what is left out is told. A folder that cannot be read is reported; the others are.
// Paths that the user named are taken from the working directory, those of inforce.yaml from its
// folder.
[[nodiscard]] std::vector<Source> find_sources(Shell& shell, const std::vector<std::string>& paths);

// What one document says. A contract is not claimed at once: an amendment is read against the
// contract that it amends.
using Said = std::variant<claims::Extraction, contracts::Contract>;
// `times` belongs to the thread that reads.
[[nodiscard]] Said read_document(text::Document document, const Knowledge& knowledge,
                                 timex::Reader& times,
                                 const std::optional<edtf::When>& published = {});

// Every document's claims, in the order of the sources, read by as many threads as the machine has.
// A document that cannot be read is reported, and the others go on, as are dates that can be none.
// `done` is told how many are read.
[[nodiscard]] std::vector<claims::Extraction> extract_all(
    Shell& shell, const std::vector<Source>& sources, const Knowledge& knowledge,
    const std::function<void(std::size_t)>& done = {});

}  // namespace inforce::cli
