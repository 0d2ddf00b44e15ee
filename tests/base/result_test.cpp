#include "base/result.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("an error is one line: where, what is wrong, what to do", "[unit]") {
  CHECK(Error{Error::Kind::rejected, "a.txt", "is empty", "give a file with text"}.line() ==
        "a.txt: is empty; give a file with text");
  CHECK(Error{Error::Kind::failed, "", "out of memory", ""}.line() == "out of memory");
}

TEST_CASE("a hostile file name cannot break the line or the terminal", "[unit]") {
  const Error error{Error::Kind::rejected, "a\n\x1b[31mb.txt", "is empty", ""};
  CHECK(error.line() == "a  [31mb.txt: is empty");
}

TEST_CASE("the three kinds are kept apart", "[unit]") {
  CHECK(rejected("a", "b", "c").value().kind == Error::Kind::rejected);
  CHECK(usage_error("a", "b", "c").value().kind == Error::Kind::usage);
  CHECK(failed("a", "b", "c").value().kind == Error::Kind::failed);
}
