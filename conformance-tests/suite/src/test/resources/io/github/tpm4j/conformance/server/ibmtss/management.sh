# PCR, hierarchies, clock, capabilities, dictionary attack, audit.
tsspcrreset -ha 16
tsspcrextend -ha 16 -halg sha256 -ic abc
tsspcrread -ha 16 -halg sha256 -of pcr
{ head -c 32 /dev/zero; printf abc; head -c 29 /dev/zero; } | openssl dgst -sha256 -binary | cmp - pcr
tsspcrreset -ha 16

for hierarchy in o e l; do
  tsshierarchychangeauth -hi $hierarchy -pwdn new
  tsshierarchychangeauth -hi $hierarchy -pwda new
done
tsshierarchycontrol -hi p -he e -state 0
refused TPM_RC_HIERARCHY tsscreateprimary -hi e -ecc nistp256 -st
tsshierarchycontrol -hi p -he e -state 1
tssdictionaryattackparameters -nmt 5 -nrt 6 -lr 7
tssdictionaryattacklockreset
tssclearcontrol -hi p -state 1
refused TPM_RC_DISABLED tssclear -hi l
tssclearcontrol -hi p -state 0
tssclear -hi l
tsschangeeps
tsschangepps

# These tools know of three banks, so that they cannot read TPM_CAP_PCRS (5) of a TPM with four.
for capability in 0 1 2 3 4 6 7 8; do
  tssgetcapability -cap "$capability"
done
tssgetcapability -cap 1 -pr 01000000
tssreadclock
tssgetrandom -by 32
echo entropy > entropy
tssstirrandom -if entropy
tsseccparameters -cv nistp256
tssshutdown -s

# Power comes and goes by the simulator's second port.
if [ "$TPM_SERVER_TYPE" = mssim ]; then
  tsspowerup
  tssstartup
  tssgetrandom -by 8
fi
