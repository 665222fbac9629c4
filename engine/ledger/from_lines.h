// SPDX-License-Identifier: MIT
#pragma once
// ledger/from_lines.h - term versions as JSON lines -> columns.
//
// Each line is one flat object with the fields of columns.h: id, agreement, kind and from are
// needed; holder, counterparty, to, known_from and known_to may be null or left out. `from` and
// `to` may be any EDTF date ("2030": some day of that year); `to` is the first day the term no
// longer holds. A field with another name is refused, so that no end is lost to a slip of the pen.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "ledger/columns.h"

namespace inforce::ledger {

// Reads in pieces of any size, so that a file need not fit into memory.
class LineReader {
 public:
  explicit LineReader(std::string file);  // named in complaints
  void feed(std::string_view bytes);
  void finish();                 // the last line may lack its line break
  void start(std::string file);  // the next file; ids are unique over all of them
  [[nodiscard]] bool full() const { return problems_.size() >= kMostProblems; }

  Columns take() { return std::move(columns_); }
  [[nodiscard]] const Diagnostics& problems() const { return problems_; }

 private:
  static constexpr std::size_t kMostProblems = 100;  // then the rest is not read
  static constexpr std::size_t kLongestLine = 1 << 20;

  void lines(const char* begin, const char* end);  // ends just after a line break
  void line(const char* begin, const char* end);
  void complain(std::string code, const char* at, std::string message);
  bool is_new(std::int32_t id);

  std::string file_, rest_, scratch_;
  const char* line_begin_ = nullptr;
  int line_ = 0;
  Columns columns_;
  Diagnostics problems_;
  // Ids seen: a bit each, in pages made as they are needed.
  std::vector<std::unique_ptr<std::uint64_t[]>> seen_;
};

}  // namespace inforce::ledger
