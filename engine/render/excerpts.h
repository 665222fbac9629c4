// SPDX-License-Identifier: MIT
#pragma once
// render/excerpts.h - what a page shows of a document: all of it, or the parts around its quotes.
//
// A short document is one piece. Of a long one only the neighbourhood of each quote is kept, so
// that a page does not grow with the length of its sources. Places are counted in UTF-16 units of
// their piece, as a browser counts.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace inforce::render {

struct Spot {
  int piece = -1;  // -1: the words are not there
  std::size_t begin = 0, end = 0;
};

class Excerpts {
 public:
  static constexpr std::size_t kWhole = 200'000;  // bytes up to which a document is shown entirely
  static constexpr std::size_t kAround = 2'000;   // bytes kept on either side of a quote

  Excerpts(std::string_view text, const std::vector<const model::Evidence*>& evidence);

  [[nodiscard]] const std::vector<std::string>& pieces() const { return pieces_; }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] Spot find(const model::Evidence& evidence) const;

 private:
  struct Range {
    std::size_t begin, end;
  };
  std::string_view text_;
  bool whole_ = true;
  std::vector<Range> ranges_;
  std::vector<std::string> pieces_;
  std::map<std::size_t, std::size_t>
      units_;  // byte offset of a quote's end -> UTF-16 units in its piece
};

}  // namespace inforce::render
