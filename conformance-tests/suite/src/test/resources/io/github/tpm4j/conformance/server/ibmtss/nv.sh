# Indices of each type, their locks, and their public areas.
define() {
  tssnvdefinespace -ha 01000002 -hi o -pwdn index "$@"
}
undefine() {
  tssnvundefinespace -hi o -ha 01000002
}
index() {
  local command=$1
  shift
  "tssnv$command" -ha 01000002 -pwdn index "$@"
}
define -sz 16
refused TPM_RC_NV_UNINITIALIZED index read -sz 16
index write -ic 0123456789abcdef
index read -sz 6 -off 10 -of out
same "$(cat out)" abcdef
refused TPM_RC_NV_RANGE index read -sz 7 -off 10
tssnvreadpublic -ha 01000002
refused TPM_RC_BAD_AUTH tssnvread -ha 01000002 -pwdn bad -sz 16
undefine

define -ty c
index increment
index read -sz 8 -of first
index increment
index read -sz 8 -of second
same $((0x$(xxd -p second) - 0x$(xxd -p first))) 1
undefine

define -ty b
index setbits -bit 3
index setbits -bit 63
index read -sz 8 -of out
same "$(xxd -p out)" 8000000000000008
undefine

define -ty e
index extend -if m
index read -sz 32 -of out
{ head -c 32 /dev/zero; cat m; } | openssl dgst -sha256 -binary | cmp - out
undefine

define -sz 4 +at rst +at wst
index write -ic abcd
index writelock
refused TPM_RC_NV_LOCKED index write -ic efgh
index readlock
refused TPM_RC_NV_LOCKED index read -sz 4
undefine
define -sz 4 +at gl
index write -ic abcd
tssnvglobalwritelock -hia o
refused TPM_RC_NV_LOCKED index write -ic efgh
undefine
