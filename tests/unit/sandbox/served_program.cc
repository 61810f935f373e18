// A reader that is a program of its own, for tests of pools that execute one.
#include "handlers.h"
#include "pipeline/sandbox/served.h"

int main(int argc, char** argv) {
  return orgkarta::sandbox::serve_calls({argv, argv + argc}, orgkarta::sandbox::test_handlers());
}
