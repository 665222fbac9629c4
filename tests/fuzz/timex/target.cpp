// SPDX-License-Identifier: MIT
// Any bytes as a text: spans in order and inside, values never empty, EDTF that reads back.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace {

const inforce::timex::Grammar& english() {
  static const inforce::timex::Grammar grammar = [] {
    auto loaded = inforce::timex::load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
    if (!loaded) std::abort();
    return *loaded;
  }();
  return grammar;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  inforce::timex::Context context;
  if (size % 2 == 0) context.anchor = date::sys_days{date::year{2016} / 6 / 15};
  std::uint32_t at = 0;
  for (const inforce::timex::Timex& timex : inforce::timex::from_text(text, english(), context)) {
    if (timex.words.begin < at || timex.words.end <= timex.words.begin || timex.words.end > size)
      std::abort();
    if (timex.value.empty()) std::abort();
    if (!timex.edtf.empty() && !inforce::edtf::parse(timex.edtf)) std::abort();
    at = timex.words.end;
  }
  return 0;
}
