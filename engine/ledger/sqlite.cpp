// SPDX-License-Identifier: MIT
#include "ledger/sqlite.h"

#include <fmt/format.h>

namespace inforce::ledger {

Database::Database(const std::filesystem::path& file, Mode mode) : file_(file) {
  const int flags =
      mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* handle = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (status != SQLITE_OK) {
    fail();
    return;
  }
  // A file from elsewhere may call nothing but plain SQL.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, mode == Mode::read ? 1 : 0, nullptr);
}

void Database::fail() {
  if (problem_) return;
  problem_ = error("sqlite", {file_.string()},
                   fmt::format("SQLite says: {}", sqlite3_errmsg(handle_.get())));
}

void Database::complain(std::string message) {
  if (!problem_) problem_ = error("bad-database", {file_.string()}, std::move(message));
}

void Database::run(const char* sql) {
  if (problem_) return;
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

sqlite3_stmt* Database::prepare(const std::string& sql) {
  if (problem_) return nullptr;
  auto& statement = statements_[sql];
  if (!statement) {
    sqlite3_stmt* made = nullptr;
    const int status =
        sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &made, nullptr);
    statement.reset(made);
    if (status != SQLITE_OK) {
      fail();
      return nullptr;
    }
  }
  sqlite3_reset(statement.get());
  return statement.get();
}

bool Database::step(sqlite3_stmt* statement) {
  const int status = sqlite3_step(statement);
  if (status != SQLITE_ROW && status != SQLITE_DONE) fail();
  return status == SQLITE_ROW;
}

void Database::insert(const char* table, const std::vector<Value>& values) {
  if (problem_) return;
  auto found = statements_.find(table);
  if (found == statements_.end()) {
    std::string sql = fmt::format("INSERT INTO {} VALUES(?", table);
    for (std::size_t i = 1; i < values.size(); ++i) sql += ",?";
    sql += ')';
    sqlite3_stmt* const made = prepare(sql);
    if (made == nullptr) return;
    statements_[table] = std::move(statements_[sql]);
    statements_.erase(sql);
    found = statements_.find(table);
  }
  sqlite3_stmt* const statement = found->second.get();
  sqlite3_reset(statement);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int at = static_cast<int>(i) + 1;
    if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
      sqlite3_bind_int64(statement, at, *number);
    } else if (const auto* text = std::get_if<std::string>(&values[i])) {
      sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else {
      sqlite3_bind_null(statement, at);
    }
  }
  step(statement);
  sqlite3_clear_bindings(statement);
}

std::string Database::Row::text(int column) const {
  const unsigned char* const text = sqlite3_column_text(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return text == nullptr
             ? std::string()
             : std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

std::int64_t Database::Row::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}

bool Database::Row::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

}  // namespace inforce::ledger
