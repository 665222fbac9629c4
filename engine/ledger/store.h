// SPDX-License-Identifier: MIT
#pragma once
// ledger/store.h - an imported model: a folder with a ledger, and a note of the files it was made
// from.
//
//   models/registry/terms.ledger    the index
//   models/registry/sources         "175286640 1763636940000000000 /data/terms.ndjson"
//
// The ledger stands alone: its sources may go. A source that is there and has changed makes it
// stale, and then, as when it is damaged, it is made anew from its sources before it answers.
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "ledger/ledger.h"

namespace inforce::ledger {

inline constexpr std::string_view kLedgerFile = "terms.ledger", kSourcesFile = "sources";

// What a file holds, by its first bytes.
enum class Content {
  terms,   // term versions as JSON lines
  claims,  // claims as JSON lines
  sqlite,  // an exported database
  yaml,    // a model
  other,
};
[[nodiscard]] Result<Content> content_of(const std::filesystem::path& file);

// The versions in these files, all of them, whatever each holds.
[[nodiscard]] Result<Columns> read_files(const std::vector<std::filesystem::path>& files);

// Makes the folder's ledger from these files; the one that was there is replaced.
[[nodiscard]] Result<Ledger> import_files(const std::vector<std::filesystem::path>& files,
                                          const std::filesystem::path& folder);

// The folder's ledger. `notes` says when it had to be made anew.
[[nodiscard]] Result<Ledger> open_folder(const std::filesystem::path& folder, Diagnostics& notes);

// Makes a damaged ledger anew from its sources; refuses when they are not all there.
[[nodiscard]] Result<Ledger> rebuild(const std::filesystem::path& folder);

}  // namespace inforce::ledger
