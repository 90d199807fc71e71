#pragma once

/// How many blocks of memory this process has asked for since it started.
unsigned long allocation_count(void);
/// How many bytes those blocks had together.
unsigned long allocation_bytes(void);
