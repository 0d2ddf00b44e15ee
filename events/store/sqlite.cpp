#include "events/store/sqlite.h"

#include <sqlite3.h>

#include <utility>

namespace dateline::events {

namespace {

constexpr int kBusyMilliseconds = 5000;

tl::unexpected<Error> sqlite_error(int code, const char* message, const std::string& path) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return failed(path, "the disk is full", "free some space and try again");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return failed(path, "cannot be opened or written here", "check the permissions of the file and its folder");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return failed(path, "another program is writing it", "close that program and try again");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return failed(path, "the project is damaged", "restore it from a copy");
    default:
      return failed(path, std::string("the project cannot be read or written: ") + message,
                    "restore it from a copy if this persists");
  }
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, sqlite3_stmt* statement, std::string path)
    : database_(database), statement_(statement), path_(std::move(path)) {}

void Statement::bind(std::string_view text) {
  // A view of nothing has no address, which SQLite would take for NULL.
  const char* data = text.data() ? text.data() : "";
  const int code =
      sqlite3_bind_text64(statement_.get(), ++parameter_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  failure_ = failure_ ? failure_ : code;
}

void Statement::bind_blob(std::string_view bytes) {
  const char* data = bytes.data() ? bytes.data() : "";
  const int code = sqlite3_bind_blob64(statement_.get(), ++parameter_, data, bytes.size(), SQLITE_TRANSIENT);
  failure_ = failure_ ? failure_ : code;
}

void Statement::bind(std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), ++parameter_, value);
  failure_ = failure_ ? failure_ : code;
}

void Statement::bind(double value) {
  const int code = sqlite3_bind_double(statement_.get(), ++parameter_, value);
  failure_ = failure_ ? failure_ : code;
}

void Statement::bind_null() {
  const int code = sqlite3_bind_null(statement_.get(), ++parameter_);
  failure_ = failure_ ? failure_ : code;
}

Result<bool> Statement::step() {
  if (failure_) {
    return sqlite_error(failure_, sqlite3_errstr(failure_), path_);
  }
  column_ = 0;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code == SQLITE_DONE) {
    return false;
  }
  return sqlite_error(code, sqlite3_errmsg(database_), path_);
}

Result<void> Statement::run() {
  Result<bool> row = step();
  while (row && *row) {
    row = step();
  }
  reset();
  if (!row) {
    return tl::make_unexpected(row.error());
  }
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  parameter_ = 0;
  column_ = 0;
  failure_ = 0;
}

bool Statement::next_is_null() const {
  return sqlite3_column_type(statement_.get(), column_) == SQLITE_NULL;
}

std::string_view Statement::next_text() {
  const int column = column_++;
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
              : std::string_view();
}

std::string_view Statement::next_blob() {
  const int column = column_++;
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
               : std::string_view();
}

std::int64_t Statement::next_integer() {
  return sqlite3_column_int64(statement_.get(), column_++);
}

double Statement::next_real() {
  return sqlite3_column_double(statement_.get(), column_++);
}

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::filesystem::path& path, Mode mode) {
  Database database;
  database.path_ = path.string();
  sqlite3* opened = nullptr;
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  const int code = sqlite3_open_v2(database.path_.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database.database_.reset(opened);
  if (code != SQLITE_OK) {
    return sqlite_error(code, sqlite3_errstr(code), database.path_);
  }
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  return database;
}

bool Database::is_read_only() const {
  return sqlite3_db_readonly(database_.get(), "main") == 1;
}

Result<void> Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    return sqlite_error(code, sqlite3_errmsg(database_.get()), path_);
  }
  return {};
}

Result<Statement> Database::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) {
    return sqlite_error(code, sqlite3_errmsg(database_.get()), path_);
  }
  return Statement(database_.get(), statement, path_);
}

Result<std::int64_t> Database::integer(const std::string& sql) {
  return prepare(sql).and_then([](Statement statement) {
    return statement.step().map([&](bool row) { return row ? statement.next_integer() : 0; });
  });
}

Result<std::string> Database::text(const std::string& sql) {
  return prepare(sql).and_then([](Statement statement) {
    return statement.step().map([&](bool row) { return row ? std::string(statement.next_text()) : std::string(); });
  });
}

Result<Transaction> Transaction::begin(Database& database) {
  if (Result<void> begun = database.execute("BEGIN IMMEDIATE"); !begun) {
    return tl::make_unexpected(begun.error());
  }
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_) {
    // Where even that fails, SQLite rolls back by itself when the connection closes.
    [[maybe_unused]] const Result<void> rolled_back = database_->execute("ROLLBACK");
  }
}

Result<void> Transaction::commit() {
  Result<void> committed = database_->execute("COMMIT");
  if (committed) {
    database_ = nullptr;
  }
  return committed;
}

}  // namespace dateline::events
