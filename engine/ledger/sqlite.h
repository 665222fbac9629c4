// SPDX-License-Identifier: MIT
#pragma once
// ledger/sqlite.h - the little of SQLite's interface that this room needs, with its errors as
// values.
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"

namespace inforce::ledger {

class Database {
 public:
  using Value = std::variant<std::nullptr_t, std::int64_t, std::string>;

  enum class Mode { create, read };
  Database(const std::filesystem::path& file, Mode mode);

  void run(const char* sql);
  void insert(const char* table, const std::vector<Value>& values);  // one for each column

  // f(row) for each row, while nothing has gone wrong.
  class Row {
   public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
    [[nodiscard]] std::string text(int column) const;  // NULL is empty
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] bool is_null(int column) const;

   private:
    sqlite3_stmt* statement_;
  };
  template <typename F>
  void each(const std::string& sql, F&& f) {
    sqlite3_stmt* const statement = prepare(sql);
    while (statement != nullptr && !problem_ && step(statement)) f(Row(statement));
  }

  void complain(std::string message);  // a row makes no sense
  [[nodiscard]] const std::optional<Diagnostic>& problem() const { return problem_; }  // the first

 private:
  sqlite3_stmt* prepare(const std::string& sql);
  bool step(sqlite3_stmt* statement);  // whether there is a row
  void fail();

  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Close> handle_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>, std::less<>> statements_;
  std::optional<Diagnostic> problem_;
};

// Tells an exported database from any other; kept in its header.
inline constexpr int kApplicationId = 0x696E6663, kSchemaVersion = 1;

}  // namespace inforce::ledger
