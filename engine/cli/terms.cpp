// SPDX-License-Identifier: MIT
#include "cli/terms.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "base/suggest.h"
#include "query/query.h"

namespace inforce::cli {

void tell_unknown(Shell& shell, const model::Model& model, const std::string& words) {
  std::set<std::string_view> kinds;
  for (const model::Term& term : model.terms) kinds.insert(term.kind);
  const std::vector<std::string_view> known(kinds.begin(), kinds.end());
  std::string message = fmt::format("no term '{}'{}", words, did_you_mean(words, known));
  if (!known.empty() && closest(words, known).empty()) {
    message += fmt::format("; there are: {}", fmt::join(known, ", "));
  }
  shell.report(error("no-such-term", {}, message));
  shell.exit_code = kAnswerIsNo;
}

std::vector<const model::Term*> find_terms_or_tell(Shell& shell, const model::Model& model,
                                                   const std::string& words) {
  std::vector<const model::Term*> terms = query::find_terms(model, words);
  if (terms.empty()) tell_unknown(shell, model, words);
  return terms;
}

}  // namespace inforce::cli
