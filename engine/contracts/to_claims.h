// SPDX-License-Identifier: MIT
#pragma once
// contracts/to_claims.h - contracts and their amendments as claims, for the model.
//
//   licence (2017)    agreement-made 2017-03-01; license starts, exclusive=true, until 2022-03-31
//   amendment (2019)  agreement-amended 2019-06-15; license changes to exclusive=false, was true
//
// An amendment works on the text as it stood before it: its sections are changed, read again, and
// what their terms say now is compared with what they said. What is not amended stays.
#include <string>
#include <vector>

#include "claims/claims.h"
#include "contracts/agreement.h"
#include "contracts/wordings.h"

namespace inforce::contracts {

struct Contract {
  std::string doc, path, text;
  Agreement agreement;
};

// Whether a text is a contract, and does not only tell of one: it has parties of its own, and
// speaks as contracts do.
[[nodiscard]] bool is_contract(const Agreement& agreement);

// The contract that this one amends or restates: index among `contracts`; nothing when it is not
// there.
[[nodiscard]] std::optional<std::size_t> find_amended(const std::vector<Contract>& contracts,
                                                      std::size_t amendment);

// One extraction a contract, in their order; the order changes nothing in them.
[[nodiscard]] std::vector<claims::Extraction> to_claims(const std::vector<Contract>& contracts,
                                                        const Wordings& wordings);

}  // namespace inforce::contracts
