/** What the adapters are called: in the lab, and in its exercises. */
export default { telegramme: 'telegram', theatre: 'stage play', francais: 'switch to French', own: 'yours' };
