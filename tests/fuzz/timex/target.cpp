// SPDX-License-Identifier: MIT
// Any bytes as a text: spans in order, values as TIMEX3 writes them, EDTF that reads back.
#include <cstdint>
#include <string>
#include <string_view>

#include "edtf/when.h"
#include "fuzz/hold.h"
#include "timex/from_text.h"
#include "timex/grammar.h"
#include "timex/shape.h"

using namespace inforce;
using fuzz::hold;

namespace {

const timex::Grammar& english() {
  static const timex::Grammar grammar = [] {
    auto loaded = timex::load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
    hold(bool{loaded}, "the English pack loads");
    return *loaded;
  }();
  return grammar;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  timex::Context context;
  if (size % 2 == 0) context.anchor = date::sys_days{date::year{2016} / 6 / 15};
  std::uint32_t at = 0;
  for (const timex::Timex& timex : timex::from_text(text, english(), context)) {
    const Span words = timex.words;
    hold(at <= words.begin && words.begin < words.end && words.end <= size, "spans in order");
    hold(timex::Shape(timex.value).is_timex3(), timex.value.c_str());
    hold(timex.edtf.empty() || edtf::parse(timex.edtf), timex.edtf.c_str());
    at = timex.words.end;
  }
  return 0;
}
