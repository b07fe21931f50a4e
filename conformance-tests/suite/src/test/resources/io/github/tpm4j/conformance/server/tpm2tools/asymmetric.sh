# Encryption by RSA, agreement by ECDH in one and two passes, commitments.
storage_key
echo 'a short message' > m
key rsa -G rsa2048
for scheme in rsaes oaep-sha1 oaep-sha256 oaep-sha384; do
  t tpm2_rsaencrypt -Q -c rsa -s "${scheme%%-*}" -o cipher m
  t tpm2_rsadecrypt -Q -c rsa -s "${scheme%%-*}" -o out cipher
  cmp m out
done
openssl pkeyutl -encrypt -pubin -inkey rsa.pem -pkeyopt rsa_padding_mode:oaep \
  -pkeyopt rsa_oaep_md:sha256 -in m -out cipher
t tpm2_rsadecrypt -Q -c rsa -s oaep -o out cipher
cmp m out
printf 'label\0' > label
t tpm2_rsaencrypt -Q -c rsa -s oaep -l label -o cipher m
t tpm2_rsadecrypt -Q -c rsa -s oaep -l label -o out cipher
cmp m out
fails tpm2_rsadecrypt -c rsa -s oaep -o out cipher
tpm2_flushcontext -t
head -c 1 /dev/zero > raw
head -c 255 /dev/urandom >> raw
t tpm2_rsaencrypt -Q -c rsa -s null -o cipher raw
t tpm2_rsadecrypt -Q -c rsa -s null -o out cipher
cmp raw out
openssl pkeyutl -encrypt -pubin -inkey rsa.pem -pkeyopt rsa_padding_mode:none -in raw | cmp - cipher

for curve in 256 384 521; do
  key ecc -G ecc$curve
  t tpm2_ecdhkeygen -Q -c ecc -u public -o z1
  t tpm2_ecdhzgen -Q -c ecc -u public -o z2
  cmp z1 z2
  # The tool leaves its session.
  tpm2_flushcontext -l
done

# With a key of OpenSSL: the point as the TPM writes it.
key ecc -G ecc256
openssl ecparam -name prime256v1 -genkey -noout -out other.key
openssl ec -in other.key -pubout -outform der -out other.der 2> log
{
  printf '\0\x44\0\x20'
  tail -c 64 other.der | head -c 32
  printf '\0\x20'
  tail -c 32 other.der
} > point
t tpm2_ecdhzgen -Q -c ecc -u point -o z
openssl pkeyutl -derive -inkey other.key -peerkey ecc.pem -out expected
cmp <(tail -c +5 z | head -c 32) expected

# Two passes: both parties compute the same two points.
t tpm2_ecephemeral -Q -u own.ephemeral -t counter ecc256
t tpm2_ecdhkeygen -Q -c ecc -u peer.static -o z
t tpm2_ecdhkeygen -Q -c ecc -u peer.ephemeral -o z
t tpm2_zgen2phase -Q -c ecc -t $((0x$(hex counter))) --static-public=peer.static \
  --ephemeral-public=peer.ephemeral --output-Z1=z1 --output-Z2=z2
t tpm2_ecdhzgen -Q -c ecc -u peer.static -o expected
cmp z1 expected

for curve in ecc256 ecc384 ecc521; do
  tpm2_geteccparameters $curve -o parameters
  [ -s parameters ]
done
