# Run in the guest by its shell: starts tcsd above /dev/tpm0, with its store in /tmp/tcsd, and ends when it answers.
mkdir -p tcsd
echo 'system_ps_file = /tmp/tcsd/system.data' > tcsd.conf
chown root:tss tcsd.conf && chmod 640 tcsd.conf
chown -R tss:tss tcsd /dev/tpm0 && chmod 700 tcsd
tcsd -f -c /tmp/tcsd.conf > tcsd.log 2>&1 &
daemon=$!
until tpm_version > version.log 2>&1; do
  kill -0 $daemon || { cat tcsd.log; exit 1; }
  sleep 0.2
done
