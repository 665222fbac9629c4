// SPDX-License-Identifier: MIT
#pragma once
// cli/sources.h - the documents a model quotes, found again on disk when someone asks for a place.
#include <map>
#include <optional>
#include <string>

#include "cli/command.h"
#include "model/model.h"

namespace inforce::cli {

class Sources {
 public:
  // Paths of documents are looked for from the project's root, then from the model's folder.
  Sources(const model::Model& model, const Project& project);

  struct Source {
    std::string file;  // as found; empty: there is none
    std::string text;
  };
  const Source& find(const std::string& document_id);

  // "seeds/wire.txt:12:8", or the document's id where its text cannot be had or does not fit.
  std::string place(const model::Evidence& evidence);

 private:
  std::map<std::string, std::string> paths_;  // by document id
  Project project_;
  std::map<std::string, Source> read_;
};

}  // namespace inforce::cli
