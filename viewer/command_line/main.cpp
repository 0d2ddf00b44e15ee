#include "viewer/command_line/command_line.h"

int main(int argc, char** argv) {
  return dateline::viewer::run_command_line(argc, argv);
}
