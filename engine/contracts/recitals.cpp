// SPDX-License-Identifier: MIT
#include "contracts/recitals.h"

#include <algorithm>

namespace inforce::contracts {

std::vector<bool> recitals(const Reading& r) {
  std::vector<bool> recital(r.layout.sentences.size());
  std::vector<std::uint8_t> says(recital.size());  // 1: recitals begin, 2: they are over
  for (const Finding& finding : r.findings) {
    if (finding.rule->gives == "recitals") says[finding.sentence] |= 1;
    if (finding.rule->gives == "operative") says[finding.sentence] |= 2;
  }
  const bool over = std::any_of(says.begin(), says.end(), [](auto one) { return one >= 2; });
  bool inside = false;
  for (std::uint32_t i = 0; i < recital.size(); ++i) {
    const Sentence& sentence = r.layout.sentences[i];
    const std::string& number = r.layout.sections[sentence.section].number;
    const bool numbered = !over && !number.empty() && number[0] >= '0' && number[0] <= '9';
    if ((says[i] & 2) != 0 || numbered) {
      inside = false;
    } else if ((says[i] & 1) != 0) {
      inside = true;
    }
    recital[i] = inside;
  }
  return recital;
}

}  // namespace inforce::contracts
