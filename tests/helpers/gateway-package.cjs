/** A gateway as a package of somebody else's would bring it: it asks the server that `url` names (payments-gateway.ts). */
exports.init = ({ url, secret }) => {
  const ask = async (call, payment, refund) => {
    const response = await fetch(`${url}/${call}`, { method: 'POST', body: JSON.stringify({ payment, refund }) });
    const answer = await response.json();
    if (answer.declined) throw Object.assign(new Error(answer.declined), { name: 'Declined' });
    if (!response.ok) throw new Error(`The gateway answered ${response.status}`);
    return answer;
  };
  return {
    kind: 'online',
    start: (payment) => ask('start', payment),
    look: (payment) => ask('look', payment),
    cancel: (payment) => ask('cancel', payment),
    refund: (payment, refund) => ask('refund', payment, refund),
    readWebhook: (body, headers) => {
      if (headers['gateway-secret'] !== secret) throw new Error('Forged');
      return JSON.parse(body);
    },
  };
};
