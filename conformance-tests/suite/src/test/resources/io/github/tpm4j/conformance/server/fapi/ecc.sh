# The Feature API with ECC keys.
profile P_ECCP256SHA256
use
openssl dgst -sha256 -verify signer.pem -signature signature m > verdict
