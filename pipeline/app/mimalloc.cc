// Replaces operator new and delete in the program that this file is linked into.
#include <mimalloc-new-delete.h>
