// SPDX-License-Identifier: MIT
#pragma once
// cli/tag_output.h - time expressions as lines for people, as JSON lines, or inline as TimeML.
#include <memory>
#include <string>
#include <string_view>

#include "timex/from_text.h"
#include "timex/timex.h"

namespace inforce::cli {

// Takes a document's text piece by piece, in order, and appends to the string it was made with.
class TagWriter {
 public:
  virtual ~TagWriter() = default;
  virtual void piece(std::string_view text, const timex::Timexes& timexes) = 0;
  virtual void finish() = 0;
};

struct Tagged {
  std::string doc;           // its stem
  std::string path;          // as it was named; empty: standard input
  bool shares_stem = false;  // with another text: only the path tells them apart
};

// `format`: text, json or timeml.
std::unique_ptr<TagWriter> make_tag_writer(std::string_view format, const Tagged& tagged,
                                           const timex::Context& context, std::string& out);

}  // namespace inforce::cli
