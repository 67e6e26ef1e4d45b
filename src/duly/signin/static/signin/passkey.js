// Asks the browser for a passkey and sends its answer with the form around it. The options stand in the form.
const SAID = {
  NotAllowedError: 'The passkey was not confirmed. Try again, or use another way.',
  InvalidStateError: 'This device has a passkey for you already.',
  SecurityError: 'Passkeys do not work at this address. Use the name of the service, over https.'
}

const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), one => one.charCodeAt(0))
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const described = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }))

// What the service sends, with its texts made bytes.
function understood (options) {
  const asked = options.publicKey
  return {
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      ...(asked.user && { user: { ...asked.user, id: bytes(asked.user.id) } }),
      ...(asked.excludeCredentials && { excludeCredentials: described(asked.excludeCredentials) }),
      ...(asked.allowCredentials && { allowCredentials: described(asked.allowCredentials) })
    }
  }
}

// What the browser answers, with its bytes made texts.
function told (credential) {
  const { response } = credential
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  const sent = Object.fromEntries(parts.filter(part => response[part]).map(part => [part, text(response[part])]))
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { ...sent, ...(response.getTransports && { transports: response.getTransports() }) }
  }
}

async function ask (event, form, failed) {
  if (form.elements.credential.value) return
  event.preventDefault()
  failed.hidden = true
  try {
    const options = understood(JSON.parse(form.dataset.options))
    const credential = await navigator.credentials[form.dataset.passkey](options)
    form.elements.credential.value = JSON.stringify(told(credential))
    form.submit()
  } catch (error) {
    failed.textContent = SAID[error.name] ?? 'Your browser could not do this. Use another way.'
    failed.hidden = false
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const failed = form.querySelector('[data-passkey-failed]')
    form.querySelector('[data-passkey-without]').hidden = true
    form.querySelector('[data-passkey-with]').hidden = false
    form.addEventListener('submit', event => ask(event, form, failed))
  }
}
