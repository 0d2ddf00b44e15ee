#include <catch2/catch.hpp>

#include "geo/vector/columns.h"

namespace dateline::geo {
namespace {

TEST_CASE("Names are found under the headings that files use") {
  CHECK(find_columns({"OBJECTID", "NAME", "NAME_A"}).name == 1);
  CHECK(find_columns({"OBJECTID", "NAME", "NAME_A"}).arabic == 2);
  CHECK(find_columns({"name", "name:en", "name:ar"}).name == 1);
  CHECK(find_columns({"ADM3_PCODE", "ADM3_EN", "ADM3_AR"}).name == 1);
  CHECK(find_columns({"ADM3_PCODE", "ADM3_EN", "ADM3_AR"}).arabic == 2);
  CHECK(find_columns({"id", "name", "arabic", "approximate"}).approximate == 3);
  CHECK_FALSE(find_columns({"width", "height"}).name.has_value());
}

TEST_CASE("Arabic script is told from Latin") {
  CHECK(is_arabic("\xd8\xad\xd9\x84\xd8\xa8"));  // Halab
  CHECK_FALSE(is_arabic("Halab"));
  CHECK_FALSE(is_arabic("Zürich"));
  CHECK_FALSE(is_arabic(""));
}

}  // namespace
}  // namespace dateline::geo
