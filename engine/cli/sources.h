// SPDX-License-Identifier: MIT
#pragma once
// cli/sources.h - the documents a model quotes, found again on disk when someone asks for a place.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "model/model.h"

namespace inforce::cli {

class Sources {
 public:
  // A document is looked for from the root that the model names and from the model's folder; from
  // the project's root where the model names none. The text that was read goes before one that only
  // has its path.
  Sources(const model::Model& model, const Project& project);

  struct Source {
    std::string file;  // as found; empty: there is none
    std::string text;
    // The text that was read, by its digest, or one below the folders that are looked in. Any other
    // is a file that the model only names, as anybody may name /etc/passwd.
    bool is_own = false;
  };
  const Source& find(const std::string& document_id);

  // "seeds/wire.txt:12:8", or the document's id where its text cannot be had or does not fit.
  std::string place(const model::Evidence& evidence);

 private:
  struct Wanted {
    std::string path, sha256;
  };
  std::map<std::string, Wanted> wanted_;       // by document id
  std::vector<std::filesystem::path> places_;  // folders to look from, in order
  std::map<std::string, Source> read_;
};

// What paths count from, as a model in `file` names it: a folder seen from the file's own; empty:
// that. So a model finds its documents whatever folder it is asked from.
[[nodiscard]] std::string root_seen_from(const std::filesystem::path& file,
                                         const std::filesystem::path& root);

// A model of one file goes into another, perhaps elsewhere.
void move_root(model::Model& model, const std::filesystem::path& from,
               const std::filesystem::path& to);

}  // namespace inforce::cli
