/** Until live trading has been earned, every order goes to the paper venue. */
export const venueAccount = 'paper';
