# Indices of every type: what they hold, who may, and locks.
index=0x1500010
attributes() {
  tpm2_nvreadpublic $index | sed -n 's/.*friendly: //p'
}
undefine() {
  tpm2_nvundefine -Q $index -C "${1:-o}"
}

# Ordinary: whole and in parts.
tpm2_nvdefine -Q $index -C o -s 2048 > out
head -c 2048 /dev/urandom > data
refused 0x14a tpm2_nvread $index -C o -s 2
tpm2_nvwrite -Q $index -C o -i data
tpm2_nvread $index -C o -s 2048 -o out
cmp data out
tpm2_nvread $index -C o -s 10 --offset 1000 -o out
cmp <(tail -c +1001 data | head -c 10) out
printf xyz | tpm2_nvwrite -Q $index -C o -i - --offset 2045
tpm2_nvread $index -C o -s 3 --offset 2045 -o out
same "$(cat out)" xyz
printf xyz > xyz
attributes | contains 'ownerwrite.*ownerread.*written'
refused 0x14c tpm2_nvdefine $index -C o -s 10
undefine
refused 0x18b tpm2_nvread $index -C o -s 1

# By the authorization of the index.
trial policy tpm2_policycommandcode TPM2_CC_NV_ChangeAuth
tpm2_nvdefine -Q $index -C o -s 8 -p secret -a 'authread|authwrite' -L policy > out
printf 12345678 > data
tpm2_nvwrite -Q $index -C $index -P secret -i data
same "$(tpm2_nvread $index -C $index -P secret -s 8)" 12345678
refused 0x98e tpm2_nvread $index -C $index -P wrong -s 8
refused 0x149 tpm2_nvread $index -C o -s 8
session change tpm2_policycommandcode TPM2_CC_NV_ChangeAuth
tpm2_changeauth -c $index -p session:change new
tpm2_flushcontext change
same "$(tpm2_nvread $index -C $index -P new -s 8)" 12345678
tpm2_dictionarylockout -c
undefine

# Counters.
tpm2_nvdefine -Q $index -C o -s 8 -a 'nt=counter|ownerread|ownerwrite' > out
refused 0x14a tpm2_nvread $index -C o -s 8
tpm2_nvincrement -Q $index -C o
tpm2_nvread $index -C o -s 8 -o first
tpm2_nvincrement -Q $index -C o
tpm2_nvincrement -Q $index -C o
tpm2_nvread $index -C o -s 8 -o third
same $((0x$(hex third) - 0x$(hex first))) 2
refused 0x82 tpm2_nvwrite $index -C o -i data
undefine
# A new counter starts where no counter has been.
tpm2_nvdefine -Q $index -C o -s 8 -a 'nt=counter|ownerread|ownerwrite' > out
tpm2_nvincrement -Q $index -C o
tpm2_nvread $index -C o -s 8 -o first
[ $((0x$(hex first))) -gt $((0x$(hex third))) ]
undefine

# Bits.
tpm2_nvdefine -Q $index -C o -s 8 -a 'nt=bits|ownerread|ownerwrite' > out
tpm2_nvsetbits -Q $index -C o -i 0x8000000000000001
tpm2_nvsetbits -Q $index -C o -i 0x10
tpm2_nvread $index -C o -s 8 -o out
same "$(hex out)" 8000000000000011
undefine

# Extended.
tpm2_nvdefine -Q $index -C o -g sha384 -a 'nt=extend|ownerread|ownerwrite' > out
echo event > event
tpm2_nvextend -Q -C o -i event $index
tpm2_nvread $index -C o -s 48 -o out
{ head -c 48 /dev/zero; cat event; } | openssl dgst -sha384 -binary | cmp - out
undefine

# PIN: counts failures; PIN fail lets in until there were so many.
tpm2_nvdefine -Q $index -C o -s 8 -p pin -a 'nt=pinfail|ownerread|ownerwrite|authread|no_da' > out
xxd -r -p <<< 0000000000000002 > limit
tpm2_nvwrite -Q $index -C o -i limit
tpm2_nvread $index -C $index -P pin -s 8 -o out
refused 0x9a2 tpm2_nvread $index -C $index -P bad -s 8
tpm2_nvread $index -C o -s 8 -o out
same "$(hex out)" 0000000100000002
tpm2_nvread $index -C $index -P pin -s 8 -o out
tpm2_nvread $index -C o -s 8 -o out
same "$(hex out)" 0000000000000002
refused 0x9a2 tpm2_nvread $index -C $index -P bad -s 8
refused 0x9a2 tpm2_nvread $index -C $index -P bad -s 8
refused 0x12f tpm2_nvread $index -C $index -P pin -s 8
undefine

# Locks: until the next start-up, for ever, and all at once.
printf 1234 > data
tpm2_nvdefine -Q $index -C o -s 4 -a 'ownerread|ownerwrite|read_stclear|write_stclear' > out
tpm2_nvwrite -Q $index -C o -i data
tpm2_nvreadlock -Q $index -C o
refused 0x148 tpm2_nvread $index -C o -s 4
tpm2_nvwritelock -Q $index -C o
refused 0x148 tpm2_nvwrite $index -C o -i xyz
attributes | contains 'writelocked.*readlocked'
undefine
tpm2_nvdefine -Q $index -C o -s 4 -a 'ownerread|ownerwrite|writedefine' > out
tpm2_nvwrite -Q $index -C o -i data
tpm2_nvwritelock -Q $index -C o
refused 0x148 tpm2_nvwrite $index -C o -i xyz
same "$(tpm2_nvread $index -C o -s 4)" 1234
undefine
tpm2_nvdefine -Q $index -C o -s 4 -a 'ownerread|ownerwrite|globallock' > out
tpm2_nvwrite -Q $index -C o -i data
tpm2_nvwritelock -Q --global -C o
refused 0x148 tpm2_nvwrite $index -C o -i xyz
undefine

# The platform's, removed by its policy only.
tpm2_startauthsession -S trial
tpm2_policycommandcode -Q -S trial -L policy TPM2_CC_NV_UndefineSpaceSpecial
tpm2_flushcontext trial
tpm2_nvdefine -Q $index -C p -s 4 -a 'ppread|ppwrite|policydelete|platformcreate' -L policy > out
session delete tpm2_policycommandcode TPM2_CC_NV_UndefineSpaceSpecial
tpm2_nvundefine -Q -S delete $index
tpm2_flushcontext delete

# Orderly, written as a whole only.
tpm2_nvdefine -Q $index -C o -s 4 -a 'ownerread|ownerwrite|orderly|writeall' > out
refused 0x146 tpm2_nvwrite $index -C o -i xyz
tpm2_nvwrite $index -C o -i data
tpm2_getcap handles-nv-index | contains -i 1500010
undefine
