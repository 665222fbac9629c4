// SPDX-License-Identifier: MIT
#pragma once
// cli/tell.h - terms, dates and quotes in words, as every asking command prints them.
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "cli/print.h"
#include "cli/sources.h"
#include "query/index.h"
#include "query/query.h"

namespace inforce::cli {

class Teller {
 public:
  Teller(const model::Model& model, const Shell& shell);

  // "licence", "Acme <- Beta", "2019 to 2032-12-31", "software; exclusive"
  [[nodiscard]] Row term(const model::Term& term, const model::Version& version) const;

  // Its condition, the days it holds, who disagrees, and what it rests on.
  [[nodiscard]] std::vector<Cell> support(const query::Standing& standing);

  // confirmed by 3 documents: wire.txt:12:8 "the exact words"; those `told` already, if they are
  // among them
  [[nodiscard]] std::string support(model::Confidence confidence, std::size_t sources,
                                    const std::vector<const model::Evidence*>& evidence,
                                    std::string_view told = {});

  [[nodiscard]] std::string quote(const model::Evidence& evidence);  // wire.txt:12:8 "the words"
  [[nodiscard]] std::string party(const std::string& id) const;      // its name
  [[nodiscard]] std::string dates(const model::Version& version) const;

  static Cell state(query::State state);

 private:
  [[nodiscard]] const model::Evidence& most_telling(
      const std::vector<const model::Evidence*>& evidence, std::string_view told) const;

  query::Index index_;
  Sources sources_;
  // Document and bytes of the quotes that a side of a conflict rests on which is not followed.
  std::set<std::tuple<std::string, std::size_t, std::size_t>> overruled_;
};

}  // namespace inforce::cli
