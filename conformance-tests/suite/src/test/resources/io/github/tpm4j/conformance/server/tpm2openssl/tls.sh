# TLS servers whose keys are in the TPM, by both versions, and clients that know nothing of it.
make_rsa
make_ec
for name in rsa ec; do
  tpm req -x509 -new -key $name.key -subj /CN=localhost -days 1 -out $name.crt
done

# Waits for a line of a log: the port, or that it is over.
line() {
  local log=$1 pattern=$2 tries
  for tries in $(seq 100); do
    sed -n "s/$pattern/\\1/p;T;q" "$log" | grep . && return
    sleep 0.1
  done
  echo "nothing of $pattern: $(cat "$log") after $tries tries" >&2
  return 1
}

echo page > page
page() {
  local name=$1 version=$2
  # Tickets would be encrypted by the TPM, too, for which it has no slot left.
  tpm s_server -no_ticket -num_tickets 0 -accept 127.0.0.1:0 -key "$name.key" -cert "$name.crt" \
    "$version" -naccept 1 -WWW > server.log 2>&1 < /dev/null &
  server=$!
  port=$(line server.log 'ACCEPT 127.0.0.1:\([0-9]*\).*')
  openssl s_client -connect "127.0.0.1:$port" -CAfile "$name.crt" -verify_return_error -ign_eof \
    <<< 'GET /page HTTP/1.0' > client.log 2>&1 || {
    cat server.log >&2
    return 1
  }
  wait "$server"
  server=
  contains '^page' client.log
}
page rsa -tls1_2
page rsa -tls1_3
# Its EC keys know no group that TLS 1.2 asks for, on any TPM.
page ec -tls1_3
