#include <cstdio>
#include <cstdlib>

#include "geo/gazetteer.h"

// gazetteer_compiler SOURCE_FOLDER INDEX: used by the build.
int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: gazetteer_compiler SOURCE_FOLDER INDEX\n", stderr);
    return 2;
  }
  const dateline::Result<void> compiled = dateline::geo::compile_gazetteer(argv[1], argv[2]);
  if (!compiled) {
    std::fprintf(stderr, "gazetteer_compiler: %s\n", compiled.error().line().c_str());
    return 3;
  }
  return EXIT_SUCCESS;
}
