// SPDX-License-Identifier: MIT
// read_json TERMS DBFILE: how long DuckDB's own reader takes from JSON lines to a table on disk,
// one thread.
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

extern "C" {  // the part of DuckDB's C interface used here
using duckdb_handle = struct duckdb_opaque*;
struct duckdb_result {
  std::uint64_t columns, rows, changed;
  void* old_columns;
  char* old_error;
  void* internal;
};
int duckdb_open(const char*, duckdb_handle*);
int duckdb_connect(duckdb_handle, duckdb_handle*);
int duckdb_query(duckdb_handle, const char*, duckdb_result*);
const char* duckdb_result_error(duckdb_result*);
void duckdb_destroy_result(duckdb_result*);
}

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: read_json TERMS DBFILE\n", stderr), 2;
  const std::string file = argv[2];
  ::unlink(file.c_str());
  ::unlink((file + ".wal").c_str());
  duckdb_handle database = nullptr, connection = nullptr;
  if (duckdb_open(file.c_str(), &database) != 0 || duckdb_connect(database, &connection) != 0)
    return 1;
  const auto run = [&](const std::string& sql) {
    duckdb_result result;
    if (duckdb_query(connection, sql.c_str(), &result) != 0) {
      std::fprintf(stderr, "%s: %s\n", sql.c_str(), duckdb_result_error(&result));
      std::exit(1);
    }
    duckdb_destroy_result(&result);
  };
  run("SET threads=1");
  const std::clock_t cpu_begin = std::clock();
  const auto begin = std::chrono::steady_clock::now();
  run("CREATE TABLE term AS SELECT * FROM read_json('" + std::string(argv[1]) +
      "', format='newline_delimited')");
  run("CHECKPOINT");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  const double cpu = static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC;
  std::printf("{\"peer\":\"duckdb\",\"q\":\"read_json\",\"n\":0,\"seconds\":%.4f,\"cpu\":%.4f}\n",
              took.count(), cpu);
}
