# Run by the guest's init: executes the commands that come as lines, "NUMBER COMMAND", over the second
# serial port, and writes what they print and "shell: done NUMBER STATUS".
export TPM2TOOLS_TCTI=device:/dev/tpmrm0
cd /tmp
stty -F /dev/ttyS1 raw -echo clocal
exec < /dev/ttyS1
echo "shell: ready"
while read -r number command; do
  (eval "$command") < /dev/null
  echo "shell: done $number $?"
done
