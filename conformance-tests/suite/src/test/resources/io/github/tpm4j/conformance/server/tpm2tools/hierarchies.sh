# Hierarchies: authorization, control, clearing, new seeds.
primary_name() {
  t tpm2_createprimary -Q -C "$1" -G ecc -c x
  t tpm2_readpublic -Q -c x -n "$2"
}
for hierarchy in o e; do
  tpm2_changeauth -c $hierarchy first
  refused 0x9a2 tpm2_changeauth -c $hierarchy -p wrong second
  tpm2_changeauth -c $hierarchy -p first second
  refused 0x9a2 tpm2_createprimary -C $hierarchy -G ecc -c x
  t tpm2_createprimary -Q -C $hierarchy -P second -G ecc -c x
  tpm2_changeauth -c $hierarchy -p second
done

# Clearing: other keys of the owner, no authorizations, nothing persistent.
primary_name o before
primary_name p platform
t tpm2_createprimary -Q -C o -G ecc -c x
t tpm2_evictcontrol -Q -C o -c x 0x81000009
tpm2_changeauth -c o forgotten
tpm2_nvdefine -Q 0x1500019 -C o -P forgotten -s 8 > out
tpm2_clearcontrol -C l s
refused 0x120 tpm2_clear
tpm2_clearcontrol -C p c
tpm2_clear
primary_name o after
differ before after
primary_name p platform2
cmp platform platform2
same "$(tpm2_getcap handles-persistent)" ""
! grep -qi 0x1500019 <<< "$(tpm2_getcap handles-nv-index)" || false

# New seeds.
primary_name e before
tpm2_changeeps
primary_name e after
differ before after
primary_name p before
tpm2_changepps
primary_name p after
differ before after

# What is off makes and holds no keys.
tpm2_hierarchycontrol -C e ehEnable clear
refused 0x185 tpm2_createprimary -C e -G ecc -c x
tpm2_hierarchycontrol -C p ehEnable set
t tpm2_createprimary -Q -C e -G ecc -c x
tpm2_hierarchycontrol -C o shEnable clear
refused 0x185 tpm2_createprimary -C o -G ecc -c x
tpm2_hierarchycontrol -C p shEnable set
tpm2_getcap properties-variable > variable
grep -q 'shEnable: *1' variable
grep -q 'ehEnable: *1' variable
